/** Bent films: which two they are, and what the motion of a segment says. */
import { describe, expect, it } from 'vitest';
import type { Image, OneImage, Version } from '../../src/api/queries';
import { bentPair, latestBent } from '../../src/features/compare/bent';
import type { Film } from '../../src/features/compare/films';
import { middleOf, turned } from '../../src/features/compare/link';
import { apart, type Segment, shownDegrees, verdict, whyNothing } from '../../src/features/compare/motion';

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
    // What was signed stands, whatever a later draft says.
    const signed = film('f', 'standing', 'bent_forwards');
    signed.versions = [
      { state: 'signed', document: { posture: 'bent_forwards' } },
      { state: 'draft', document: { posture: 'standing' } },
    ] as unknown as Version[];
    expect(bentPair(signed, film('b', 'bent_backwards'))).not.toBeNull();
  });

  it('are opened of the latest day that has both', () => {
    const of = (id: string, day: string | null, stated: string | null, placed?: string) => ({
      ...film(id, stated, placed),
      image: image(id, stated, day),
    });
    const films = [
      of('old-f', '2020-01-02', 'bent_forwards'),
      of('old-b', '2020-01-02', 'bent_backwards'),
      of('b', '2026-01-02', 'standing', 'bent_backwards'),
      of('f', '2026-01-02', 'bent_forwards'),
      of('alone', '2026-05-02', 'bent_backwards'),
      of('s', '2026-01-02', 'standing'),
    ];
    expect(latestBent(films)).toEqual({ forwards: 'f', backwards: 'b' });
    expect(latestBent(films.slice(4))).toBeNull();
    expect(latestBent([of('f', null, 'bent_forwards'), of('b', null, 'bent_backwards')])).toBeNull();
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

  it('is proposed as nothing for a reason', () => {
    expect(whyNothing([segment(false, null)])).toBe('no_fusion');
    expect(whyNothing([segment(false, false), segment(false, null)])).toBe('none_shown');
    expect(whyNothing([segment(null, true), segment(false, true)])).toBe('not_told');
    expect(whyNothing([segment(false, true), segment(true, false)])).toBe('nothing');
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

describe('films are tied', () => {
  it('at the middle of what is placed', () => {
    expect(middleOf([])).toBeNull();
    const heads = [
      { x: 90, y: 200 },
      { x: 110, y: 200 },
    ];
    expect(middleOf(heads)).toEqual({ x: 100, y: 200 });
  });

  it('on the pelvis by how far it turned, as the node says it, else by what was measured, else not at all', () => {
    const tie = (tilt: number | null, facing: 'left' | 'right' = 'right') => ({
      rowMillimetres: null,
      hip: { x: 0, y: 0 },
      feet: null,
      tilt,
      facing,
    });
    expect(turned(tie(10), tie(25), 'pelvis', null)).toBe(15);
    expect(turned(tie(10, 'left'), tie(25, 'left'), 'pelvis', null)).toBe(-15);
    expect(turned(tie(null), tie(null), 'pelvis', -20)).toBe(-20);
    expect(turned(tie(null), tie(25), 'pelvis', null)).toBeNull();
    expect(turned(tie(10), tie(25, 'left'), 'pelvis', 5)).toBeNull();
    expect(turned(tie(null), tie(null), 'hips', null)).toBe(0);
  });
});
