/** Bent films: which two they are, and what the motion of a segment says. */
import { describe, expect, it } from 'vitest';
import type { Image, OneImage, Version } from '../../src/api/queries';
import { bentPair, latestBent } from '../../src/features/compare/bent';
import type { Film } from '../../src/features/compare/films';
import { middleOf, tiltOf } from '../../src/features/compare/link';
import { apart, type Segment, shownDegrees, verdict } from '../../src/features/compare/motion';

const image = (id: string, posture: string | null, taken_on: string | null = '2026-01-02') =>
  ({ id, taken_on, film: { posture, view: 'lateral' } }) as unknown as Image & OneImage;

const film = (id: string, stated: string | null, placed?: string): Film => ({
  image: image(id, stated),
  versions: placed ? [{ state: 'draft', document: { posture: placed } } as unknown as Version] : [],
});

describe('films bent forwards and backwards', () => {
  it('are a pair whichever is on the left, as the file says or whoever placed landmarks', () => {
    const [forwards, backwards] = [film('f', 'bent_forwards'), film('b', 'standing', 'bent_backwards')];
    expect(bentPair(forwards, backwards)).toEqual({ forwards, backwards });
    expect(bentPair(backwards, forwards)).toEqual({ forwards, backwards });
  });

  it('are none where one is not bent, or both are bent alike', () => {
    expect(bentPair(film('f', 'bent_forwards'), null)).toBeNull();
    expect(bentPair(film('f', 'bent_forwards'), film('s', 'standing'))).toBeNull();
    expect(bentPair(film('f', 'bent_forwards'), film('g', 'bent_forwards'))).toBeNull();
    expect(bentPair(film('f', 'bent_forwards', 'standing'), film('b', 'bent_backwards'))).toBeNull();
  });

  it('are opened of the latest day that has both', () => {
    const images = [
      image('old-f', 'bent_forwards', '2020-01-02'),
      image('old-b', 'bent_backwards', '2020-01-02'),
      image('b', 'bent_backwards', '2026-01-02'),
      image('f', 'bent_forwards', '2026-01-02'),
      image('alone', 'bent_backwards', '2026-05-02'),
      image('s', 'standing'),
    ];
    expect(latestBent(images)).toEqual({ forwards: 'f', backwards: 'b' });
    expect(latestBent(images.slice(4))).toBeNull();
  });
});

describe('the motion of a segment', () => {
  const segment = (moves: boolean | null, was_to_be_fused: boolean | null) =>
    ({ moves, was_to_be_fused }) as Segment;

  it('says what it means and no more', () => {
    expect(verdict(segment(true, true))).toBe('fused_moves');
    expect(verdict(segment(false, true))).toBe('fused_still');
    expect(verdict(segment(true, null))).toBe('moves');
    expect(verdict(segment(false, false))).toBeNull();
    expect(verdict(segment(null, true))).toBeNull();
  });

  it('is written with one decimal, and nothing has no sign', () => {
    expect(shownDegrees(-0.04)).toBe('0.0°');
    expect(shownDegrees(12.345)).toBe('12.3°');
    expect(shownDegrees(-3.26)).toMatch(/^[-−]3\.3°$/);
  });
});

describe('segments', () => {
  it('of the lumbar spine and those that were to be fused come first, from the head down', () => {
    const of = (upper: string, was_to_be_fused: boolean | null = null) =>
      ({ upper, was_to_be_fused }) as Segment;
    const [shown, above] = apart([of('T10'), of('T11', true), of('T12', false), of('L1'), of('L5', true)]);
    expect(shown.map(({ upper }) => upper)).toEqual(['T11', 'L1', 'L5']);
    expect(above.map(({ upper }) => upper)).toEqual(['T10', 'T12']);
  });
});

describe('a film is tied by its landmarks', () => {
  it('at the middle of what is placed, and turned by how far the sacrum lies behind the hips', () => {
    expect(middleOf([])).toBeNull();
    const hip = middleOf([
      { x: 90, y: 200 },
      { x: 110, y: 200 },
    ]);
    expect(hip).toEqual({ x: 100, y: 200 });
    if (!hip) return;
    expect(tiltOf(hip, { x: 0, y: 100 }, 'right', 1)).toBeCloseTo(45);
    expect(tiltOf(hip, { x: 200, y: 100 }, 'left', 1)).toBeCloseTo(45);
    expect(tiltOf(hip, { x: 200, y: 100 }, 'right', 0.5)).toBeCloseTo(-26.565, 3);
    expect(tiltOf(hip, null, 'right', 1)).toBeNull();
    expect(tiltOf(hip, { x: 0, y: 100 }, null, 1)).toBeNull();
  });
});
