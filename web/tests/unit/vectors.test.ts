// What the module measures is what the program measures: the boundary is tested, not a second implementation.
// `cargo xtask web` writes the sets, straight from the measuring crate.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FilmFacts, loadMeasure, type Measure, Tracing } from '../../src/measure';
import type { Settings } from '../../src/viewer/store/sheet';

interface Vectors {
  draws: number;
  parameters: string[];
  sets: {
    row: number | null;
    column: number | null;
    calibration: string;
    facing: string;
    posture: string;
    landmarks: [number, number, number, number | null][];
    refusal: string | null;
    measured: [number, number, [number, number] | null, number[]][];
    omitted: [number, string][];
  }[];
}

const here = (path: string) => readFileSync(new URL(path, import.meta.url));
const vectors = JSON.parse(here('../golden/vectors.json').toString()) as Vectors;
let measure: Measure;

beforeAll(async () => {
  measure = await loadMeasure(here('../../src/measure/pkg/upright_wasm_bg.wasm'));
});

/** The mathematics library may differ in the last bits. */
const TOLERANCE: Record<string, number> = { deg: 1e-9, mm: 1e-6, '%': 1e-9, '1': 1e-9 };

function traced(set: Vectors['sets'][number]) {
  const { module } = measure;
  const film = new module.Film(
    3000,
    8000,
    set.row ?? Number.NaN,
    set.column ?? Number.NaN,
    set.calibration,
    set.facing,
    set.posture,
  );
  const tracing = new module.Tracing(film);
  for (const [site, x, y, radius] of set.landmarks) tracing.place(site, x, y, radius ?? Number.NaN, true);
  return tracing;
}

describe('the measuring module', () => {
  it('knows the parameters in the order of the program', () => {
    expect(measure.parameters.map((parameter) => parameter.code)).toEqual(vectors.parameters);
    expect(vectors.sets.length).toBeGreaterThanOrEqual(2000);
  });

  it('measures, leaves out and refuses as the program does, on every set', () => {
    let numbers = 0;
    const wrong: string[] = [];
    const same = (is: boolean, what: string) => {
      if (!is) wrong.push(what);
    };
    for (const [number, set] of vectors.sets.entries()) {
      const tracing = traced(set);
      const values = tracing.measure();
      const known = new Map(set.measured.map(([parameter, value]) => [parameter, value]));
      same(
        set.landmarks.length === 0 || tracing.refusal === (set.refusal ?? ''),
        `set ${number}: ${tracing.refusal}`,
      );
      for (const { index, code, unit } of measure.parameters) {
        const expected = known.get(index);
        const found = values[index] ?? Number.NaN;
        const is =
          expected === undefined ? Number.isNaN(found) : Math.abs(found - expected) <= (TOLERANCE[unit] ?? 0);
        same(is, `set ${number} ${code}: ${found} for ${expected}`);
      }
      numbers += known.size;
      for (const [parameter, reason] of set.omitted)
        same(tracing.omission(parameter) === reason, `set ${number}: ${reason}`);
      for (const [parameter, , , sites] of set.measured) {
        same(
          String(tracing.landmarks_of(parameter)) === String(sites),
          `set ${number}: landmarks of ${parameter}`,
        );
      }
      tracing.free();
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(numbers).toBeGreaterThan(10_000);
  });

  it('draws the same intervals', () => {
    let many = 0;
    for (const set of vectors.sets) {
      if (!set.measured.some(([, , interval]) => interval)) continue;
      const tracing = traced(set);
      const bounds = tracing.intervals(vectors.draws);
      for (const [parameter, , interval] of set.measured) {
        if (!interval) continue;
        const unit = measure.parameters[parameter]?.unit ?? 'deg';
        expect(Math.abs((bounds[2 * parameter] ?? 0) - interval[0])).toBeLessThanOrEqual(
          TOLERANCE[unit] ?? 0,
        );
        expect(Math.abs((bounds[2 * parameter + 1] ?? 0) - interval[1])).toBeLessThanOrEqual(
          TOLERANCE[unit] ?? 0,
        );
        many += 1;
      }
      tracing.free();
    }
    expect(many).toBeGreaterThan(500);
  });
});

/** The reference's names of landmarks, and ours. */
const NAMES: Record<string, string> = {
  FH_L: 'femoral_head.left',
  FH_R: 'femoral_head.right',
  S1p: 'S1.superior.posterior',
  S1a: 'S1.superior.anterior',
  OD: 'dens.tip',
  CAM: 'acoustic_meatus',
  KN: 'knee',
  AN: 'ankle',
  C7ps: 'C7.superior.posterior',
};
const SURFACE: Record<string, string> = { s: 'superior', i: 'inferior' };
const EDGE: Record<string, string> = { p: 'posterior', a: 'anterior' };

function named(name: string): string {
  const [, level = '', surface = '', edge = ''] = /^([CTL]\d+)([si])([pa])$/.exec(name) ?? [];
  return (
    NAMES[name] ?? (level ? `${level}.${SURFACE[surface]}.${EDGE[edge]}` : `${name.slice(0, -1)}.centroid`)
  );
}

describe('the vectors of the independent reference', () => {
  interface Vector {
    id: string;
    landmarks_mm: Record<string, [number, number]>;
    expected: Record<string, number | null>;
  }
  const text = here('../../../testdata/clinical/test_vectors.json').toString();
  const { full_landmark_vectors } = JSON.parse(text) as { full_landmark_vectors: Vector[] };

  it.each(full_landmark_vectors)('$id, on a film of 1 mm a pixel', ({ landmarks_mm, expected }) => {
    const { module } = measure;
    const film = new module.Film(4000, 9000, 1, 1, 'fiducial', 'right', 'standing');
    const tracing = new module.Tracing(film);
    for (const [name, [anterior, cranial]] of Object.entries(landmarks_mm)) {
      const site = measure.siteAt.get(named(name));
      expect(site, name).toBeDefined();
      tracing.place(site ?? -1, 2000 + anterior, 4500 - cranial, Number.NaN, true);
    }
    const values = tracing.measure();
    for (const [code, value] of Object.entries(expected)) {
      const index = measure.parameterAt.get(code);
      expect(index, code).toBeDefined();
      // Printed with four decimals.
      if (value !== null)
        expect(Math.abs((values[index ?? -1] ?? Number.NaN) - value), code).toBeLessThan(1e-3);
    }
  });
});

describe('how large a pixel is', () => {
  const facts: FilmFacts = {
    columns: 3000,
    rows: 8000,
    spacing: { row: 1, column: 1 },
    calibration: 'none',
    facing: 'right',
    posture: null,
  };
  const scale = (settings: Settings) => {
    const tracing = new Tracing(measure, facts, { landmarks: new Map(), settings });
    const found = { row: tracing.rowSpacing, trust: tracing.calibrationClass };
    tracing.close();
    return found;
  };

  it('is as a document states it, never made up from a calibration alone', () => {
    expect(scale({})).toEqual({ row: null, trust: 'none' });
    expect(scale({ stated: { spacing: { row: 0.2, column: 0.2 }, calibration: 'fiducial' } })).toEqual({
      row: 0.2,
      trust: 'calibrated',
    });
    expect(scale({ stated: { spacing: { row: 0.2, column: 0.2 } } })).toEqual({ row: 0.2, trust: 'unknown' });
    expect(scale({ stated: { calibration: 'fiducial' } })).toEqual({ row: null, trust: 'none' });
  });

  it('follows from a ball or a ruler of known size', () => {
    const ruler = { kind: 'line', from: { x: 10, y: 20 }, to: { x: 10, y: 520 }, length_mm: 100 } as const;
    expect(scale({ known: ruler })).toEqual({ row: 0.2, trust: 'calibrated' });
    const outline = [
      { x: 150, y: 100 },
      { x: 100, y: 150 },
      { x: 50, y: 100 },
      { x: 100, y: 50 },
    ];
    const ball = scale({ known: { kind: 'ball', outline, diameter_mm: 25 } });
    expect(ball.row).toBeCloseTo(0.25, 9);
    expect(ball.trust).toBe('calibrated');
  });
});
