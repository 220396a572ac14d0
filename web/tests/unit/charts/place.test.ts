import { describe, expect, it } from 'vitest';
import { BESIDE, beside, boxOf, placeLabels, placeOnLine, Room } from '../../../src/charts/place';
import type { Point } from '../../../src/charts/points';

const EDGE = { left: 0, right: 400, top: 0, bottom: 100 };
const y = (value: number) => 100 - value;

function point(id: string, x: number, value: number, label = '12'): Point {
  return { id, group: id, x, value, shape: 'circle', hollow: false, tone: 'main', label, name: id };
}

function placed(points: readonly Point[]) {
  const room = new Room(EDGE);
  for (const one of points) room.take(boxOf(one, y));
  return placeLabels(points, y, room);
}

describe('beside', () => {
  it('leaves a single thing on its day', () => {
    expect(beside(100, 1)).toEqual([100]);
  });

  it('puts things of one day side by side around it, each a target of its own', () => {
    const [left = 0, middle, right = 0] = beside(100, 3);
    expect(middle).toBe(100);
    expect(right - left).toBe(2 * BESIDE);
  });
});

describe('placeLabels', () => {
  it('begins to the right of the point', () => {
    expect(placed([point('a', 100, 50)])[0]).toMatchObject({ id: 'a', anchor: 'start' });
  });

  it('goes to the left at the right edge', () => {
    expect(placed([point('a', 395, 50)])[0]).toMatchObject({ anchor: 'end' });
  });

  it('lays no label over another point', () => {
    const [label] = placed([point('a', 100, 50, 'a long label'), point('b', 124, 50, '')]);
    expect(label?.anchor).toBe('end');
  });

  it('leaves out a label that has no room', () => {
    const crowd = Array.from({ length: 20 }, (_, at) => point(`p${at}`, at * 20, 50, 'a long label'));
    expect(placed(crowd).length).toBeLessThan(crowd.length);
  });

  it('avoids what is only to be avoided, as long as there is an elsewhere', () => {
    const room = new Room(EDGE);
    const one = point('a', 100, 50);
    room.take(boxOf(one, y));
    room.avoid({ left: 0, right: 400, top: 49, bottom: 51 });
    expect(placeLabels([one], y, room)[0]?.anchor).toBe('middle');
  });
});

describe('placeOnLine', () => {
  it('finds a place that no line crosses', () => {
    const room = new Room(EDGE);
    room.takeLine(0, 43, 120, 43);
    const place = placeOnLine('target', 50, 0, 400, room);
    expect(place).toBeDefined();
    expect(place?.y === 50 - 7.5 && (place?.x ?? 0) < 120).toBe(false);
  });
});
