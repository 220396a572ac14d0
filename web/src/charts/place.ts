/** Where points of one day stand, and where a label finds room. */
import type { Point } from './points';

/** The least distance between two points of one day: each is a target of its own for a finger. */
export const BESIDE = 24;

/** The place of each of the things of one day: side by side around the day. */
export function beside(day: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => day + (place - (count - 1) / 2) * BESIDE);
}

/** Where the label of a point stands. */
export interface LabelPlace {
  id: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const CHARACTER = 6.3;
const LINE = 13;
const OFF = 10;

/**
 * Places for the labels that find one: to the right of the point, to its left, above, below. A label that would lie on a point, an
 * interval, another label or beyond the edge is left out; it stands in the table and is read out with the point.
 */
export function placeLabels(points: readonly Point[], y: (value: number) => number, edge: Box): LabelPlace[] {
  const taken: Box[] = points.map((point) => boxOf(point, y));
  const placed: LabelPlace[] = [];
  for (const [index, point] of points.entries()) {
    if (!point.label) continue;
    const own = taken[index];
    for (const { place, box } of candidates(point, y)) {
      const inside =
        box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
      if (!inside || taken.some((other) => other !== own && overlap(other, box))) continue;
      placed.push(place);
      taken.push(box);
      break;
    }
  }
  return placed;
}

function boxOf(point: Point, y: (value: number) => number): Box {
  const { low, high } = point.interval ?? { low: point.value, high: point.value };
  return {
    left: point.x - 6,
    right: point.x + 6,
    top: Math.min(y(high), y(point.value) - 6),
    bottom: Math.max(y(low), y(point.value) + 6),
  };
}

function candidates(point: Point, y: (value: number) => number): { place: LabelPlace; box: Box }[] {
  const width = point.label.length * CHARACTER;
  const at = y(point.value);
  const own = boxOf(point, y);
  const { id, x } = point;
  const level = { top: at - LINE / 2, bottom: at + LINE / 2 };
  return [
    {
      place: { id, x: x + OFF, y: at, anchor: 'start' },
      box: { left: x + OFF, right: x + OFF + width, ...level },
    },
    {
      place: { id, x: x - OFF, y: at, anchor: 'end' },
      box: { left: x - OFF - width, right: x - OFF, ...level },
    },
    ...[own.top - LINE / 2 - 1, own.bottom + LINE / 2 + 1].map((middle) => ({
      place: { id, x, y: middle, anchor: 'middle' as const },
      box: { left: x - width / 2, right: x + width / 2, top: middle - LINE / 2, bottom: middle + LINE / 2 },
    })),
  ];
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
