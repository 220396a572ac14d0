/** Endplates of a CT as a lying film. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import type { Ct } from '../../src/features/volume/seen/ct';
import {
  endplatesOf,
  filmFact,
  type LyingDocument,
  lyingMarks,
  recordedFilm,
} from '../../src/features/volume/seen/lying';

const seen = (level: string, surface: string, head: number) => ({
  level,
  surface,
  posterior_mm: [1, 30, head],
  anterior_mm: [1, -4, head + 2],
});
const ct = {
  lying: {
    endplates: [
      seen('S1', 'superior', 0),
      { level: 'L5', surface: 'inferior', missing: 'hidden' },
      seen('L5', 'superior', 40),
    ],
  },
} as unknown as Ct;
const site = (site: string) => ({ site, x: 1, y: 2, confirmed: false });
const document = {
  schema: 'upright.landmarks/1',
  source: 'Upright, endplates on CT, version 3, ct 2026-01-02, volume v1',
  posture: 'supine',
  landmarks: [
    'S1.superior.posterior',
    'S1.superior.anterior',
    'L5.superior.posterior',
    'femoral_head.left',
  ].map(site),
} as unknown as LyingDocument;

describe('endplates of a CT', () => {
  it('are listed from the head down, those that were seen, and drawn', () => {
    expect(endplatesOf(ct).map(({ key }) => key)).toEqual(['L5.superior', 'S1.superior']);
    expect(endplatesOf(ct)[0]?.at).toEqual([1, 13, 41]);
    expect(endplatesOf({ lying: null })).toEqual([]);
    expect(lyingMarks(ct).map(({ id }) => id)).toEqual(['endplate S1 superior', 'endplate L5 superior']);
  });

  it('become a film of what was taken, confirmed, with what was said and nothing else', () => {
    const said = { legs_straight: false, knee_pillow: undefined };
    const looked = { taken: ['S1.superior'], hasLooked: true, posture: 'supine', said };
    const fact = filmFact(document, looked);
    const { landmarks, posture, source } = fact.landmarks as LyingDocument;
    // Nobody was shown a femoral head.
    expect(landmarks.map(({ site }) => site)).toEqual(['S1.superior.posterior', 'S1.superior.anterior']);
    expect(landmarks.every(({ confirmed }) => confirmed)).toBe(true);
    expect(source).toBe(document.source);
    const proposed = filmFact(document, { ...looked, hasLooked: false }).landmarks as LyingDocument;
    expect(proposed.landmarks.some(({ confirmed }) => confirmed)).toBe(false);
    expect(posture).toBe('supine');
    expect(fact.conditions).toEqual({ modality: 'supine_ct', legs_straight: false });
    const prone = filmFact(document, { ...looked, posture: 'prone', said: {} });
    expect(prone.conditions).toEqual({});
  });

  it('are known again by where they came from', () => {
    const looked = { taken: [], hasLooked: true, posture: 'supine', said: {} };
    const older = { ...document, source: 'Upright, endplates on CT, version 2, ct 2026-01-02, volume v1' };
    const entry = {
      id: 'film-1',
      effective_at: '2026-01-02',
      fact: filmFact(older as LyingDocument, looked),
    };
    expect(recordedFilm([entry as unknown as Entry], 'v1')?.id).toBe('film-1');
    expect(recordedFilm([entry as unknown as Entry], 'v2')).toBeUndefined();
  });
});
