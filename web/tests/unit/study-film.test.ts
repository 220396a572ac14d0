// What Study shows of a film before and beside its values: the other head, the lens, ends that are swapped, a module that stops.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JudgedParameter } from '../../src/features/study/useJudged';
import { isAtLeast, marksOf } from '../../src/features/study/ValueMarks';
import { inAnatomy } from '../../src/features/study/words';
import {
  calibrated,
  type FilmFacts,
  loadMeasure,
  type Measure,
  type Reading,
  Tracing,
} from '../../src/measure';
import { lensPlace } from '../../src/viewer/engine/magnifier';
import { edgeFor, expectedFor } from '../../src/viewer/proposals';
import { nextWaiting, waiting } from '../../src/viewer/review';
import { EMPTY, exchange, type Known, placeAll, type Sheet } from '../../src/viewer/store/sheet';
import { STEPS, type Step } from '../../src/viewer/wizard/steps';

const here = (path: string) => readFileSync(new URL(path, import.meta.url));
let measure: Measure;
const FACTS: FilmFacts = {
  columns: 2000,
  rows: 6000,
  spacing: { row: 0.2, column: 0.2 },
  calibration: 'geometry',
  facing: 'right',
  posture: 'standing',
};

beforeAll(async () => {
  measure = await loadMeasure(here('../../src/measure/pkg/upright_wasm_bg.wasm'));
});

const at = (x: number, y: number, confirmed = true) => ({ x, y, confirmed });
const sacrum = (swapped = false): Sheet =>
  placeAll(EMPTY, [
    ['femoral_head.left', { ...at(1000, 3600), radius: 120 }],
    ['S1.superior.posterior', at(swapped ? 1000 : 800, 3000)],
    ['S1.superior.anterior', at(swapped ? 800 : 1000, 3120)],
  ]);

describe('a ruler on a film', () => {
  const ruler: Known = { kind: 'line', from: { x: 100, y: 0 }, to: { x: 100, y: 400 }, length_mm: 100 };

  it('is compared with what is stated before it counts', () => {
    const found = calibrated(measure, FACTS, EMPTY, ruler);
    expect(found.before).toEqual({ row: 0.2, calibration: 'estimated' });
    expect(found.after).toBeCloseTo(0.25, 12);
    expect(found.change).toBeCloseTo(25, 9);
  });

  it('has nothing to be compared with where no millimetres are stated', () => {
    const bare = { ...FACTS, spacing: null, calibration: 'none', facing: null };
    expect(calibrated(measure, bare, EMPTY, ruler)).toMatchObject({ before: null, change: null });
  });

  it('says by the words of the module when endplates then have no size of a person', () => {
    const found = calibrated(measure, FACTS, sacrum(), { ...ruler, length_mm: 1000 });
    expect(found.warning).toMatch(/endplates/);
  });
});

describe('what limits a value', () => {
  const reading: Reading = {
    parameter: { code: 'PT', unit: 'deg' } as Reading['parameter'],
    value: 30,
    low: 27,
    high: 33,
    open: [],
  };
  const limit = (criterion: string, usability: string, found: string) => ({ criterion, usability, found });
  const use = {
    code: 'PT',
    usability: 'unverified',
    limits: [
      limit('knees_extended', 'of_this_posture', 'KA 12°'),
      limit('tilt', 'unverified', 'nobody recorded a plumb line'),
      limit('arms', 'unverified', 'nobody recorded where the arms were'),
    ],
  } as unknown as JudgedParameter;

  it('adds up: one caveat takes no other one away', () => {
    const marks = marksOf({ ...reading, open: ['S1.superior.posterior'] }, use, null);
    expect(marks.map(({ short }) => short)).toEqual(['not confirmed', 'unverified', 'of this posture']);
    expect(marks[1]?.text).toBe('unverified: tilt of the film not known, arms not known');
    expect(marks[2]?.more).toBe('KA 12°');
  });

  it('keeps the least of a value that something else leaves unverified', () => {
    const least = limit('knees_extended', 'at_least', 'KA 12°');
    expect(isAtLeast({ ...use, limits: [least] } as unknown as JudgedParameter)).toBe(true);
    expect(isAtLeast(use)).toBe(false);
  });

  it('is not known before the node has judged the value, and that is said', () => {
    expect(marksOf(reading, undefined, null).map(({ short }) => short)).toEqual(['not judged yet']);
    expect(marksOf({ ...reading, value: null }, undefined, null)).toEqual([]);
  });
});

describe('what the module says', () => {
  it('calls landmarks as people call them', () => {
    expect(inAnatomy('needs the S1 superior endplate, C7.centroid (or its four corners)')).toBe(
      'needs the S1 superior endplate, C7 centre (or its four corners)',
    );
    expect(inAnatomy('only femoral_head.left is marked: the hip axis rests on one head')).toBe(
      'only femoral head, left is marked: the hip axis rests on one head',
    );
  });
});

describe('a value', () => {
  it('names the landmarks that nobody has confirmed, and only those that it rests on', () => {
    const sheet = placeAll(sacrum(), [
      ['S1.superior.posterior', at(800, 3000, false)],
      ['C7.centroid', at(900, 600, false)],
    ]);
    const tracing = new Tracing(measure, FACTS, sheet);
    const open = new Map(tracing.readings().map(({ parameter, open: sites }) => [parameter.code, sites]));
    expect(open.get('SS')).toEqual(['S1.superior.posterior']);
    expect([...(open.get('SVA') ?? [])].sort()).toEqual(['C7.centroid', 'S1.superior.posterior']);
    tracing.close();
  });
});

describe('a stated numbering', () => {
  it('reaches the module: six lumbar vertebrae are said to be unusual', () => {
    const sheet: Sheet = { ...sacrum(), rest: { numbering: { thoracic: 12, lumbar: 6 } } };
    const tracing = new Tracing(measure, FACTS, sheet);
    tracing.values();
    expect(tracing.warnings().map(({ code }) => code)).toContain('numbering_unusual');
    tracing.close();
  });
});

describe('an endplate that points backwards', () => {
  it('is named, and measured again once its ends are exchanged', () => {
    const tracing = new Tracing(measure, FACTS, sacrum(true));
    tracing.values();
    const swapped = tracing.swapped();
    expect(swapped).toEqual([['S1.superior.posterior', 'S1.superior.anterior']]);
    const mended = exchange(sacrum(true), swapped);
    tracing.sync(mended.landmarks);
    tracing.values();
    expect([tracing.refusal, tracing.swapped()]).toEqual(['', []]);
    tracing.close();
  });
});

describe('a module that stops in its work', () => {
  it('is told once, and asked no more', () => {
    let [told, asked] = [0, 0];
    const stops = class extends measure.module.Tracing {
      override measure(): Float64Array {
        asked++;
        throw new WebAssembly.RuntimeError('unreachable');
      }
    };
    const broken = { ...measure, module: { ...measure.module, Tracing: stops } } as Measure;
    const tracing = new Tracing(broken, FACTS, sacrum(), () => told++);
    expect(tracing.values()).toBeNull();
    expect([tracing.values(), tracing.readings(), tracing.warnings(), tracing.lines(0)]).toEqual([
      null,
      [],
      [],
      [],
    ]);
    expect([told, asked]).toEqual([1, 1]);
    tracing.close();
  });

  it('does not hide what is no stop', () => {
    const stops = class extends measure.module.Tracing {
      override measure(): Float64Array {
        throw new TypeError('a mistake of the page');
      }
    };
    const broken = { ...measure, module: { ...measure.module, Tracing: stops } } as Measure;
    const tracing = new Tracing(broken, FACTS, sacrum());
    expect(() => tracing.values()).toThrow(TypeError);
  });
});

describe('the second femoral head', () => {
  const second = STEPS.find(({ id }) => id === 'femoral_head_right') as Step;
  const head = { x: 1000, y: 3600, radius: 120 };
  const sheet = placeAll(EMPTY, [['femoral_head.left', { ...head, confirmed: true }]]);
  const snap = (circle: object) => async () => ({ circle }) as never;

  it('is not proposed over the first, but where the film shows another', async () => {
    const tracing = new Tracing(measure, FACTS, sheet);
    const expected = expectedFor(second, tracing, sheet);
    expect(expected?.ghost).toBeNull();
    const around = expected?.around ?? { places: new Map(), found: 'expected' as const };
    const over = snap({ centre: [1008, 3605], radius: 118 });
    expect(await edgeFor(second, around, 'right', over, sheet)).toBeNull();
    const beside = await edgeFor(second, around, 'right', snap({ centre: [1060, 3610], radius: 121 }), sheet);
    expect(beside?.places.get('femoral_head.right')).toEqual({ x: 1060, y: 3610, radius: 121 });
    tracing.close();
  });
});

describe('the lens', () => {
  const screen = { width: 900, height: 700 };
  const far = (one: { x: number; y: number }, other: { x: number; y: number }) =>
    Math.hypot(one.x - other.x, one.y - other.y);

  it('lies on the screen and hides neither the pointer nor the other end, wherever that is', () => {
    const pointer = { x: 450, y: 350 };
    for (let x = -200; x <= 200; x += 25)
      for (let y = -200; y <= 200; y += 25) {
        const partner = { x: pointer.x + x, y: pointer.y + y };
        const middle = lensPlace(pointer, [partner], screen);
        expect(Math.min(far(middle, partner), far(middle, pointer)), `${x} ${y}`).toBeGreaterThan(110);
      }
  });

  it('stays on the screen in its corners', () => {
    for (const pointer of [
      { x: 5, y: 5 },
      { x: 895, y: 5 },
      { x: 5, y: 695 },
      { x: 895, y: 695 },
    ]) {
      const { x, y } = lensPlace(pointer, [], screen);
      expect(x >= 110 && y >= 110 && x <= 790 && y <= 590).toBe(true);
    }
  });
});

describe('landmarks that wait to be confirmed', () => {
  const sheet = placeAll(EMPTY, [
    ['knee', at(0, 3000, false)],
    ['C7.centroid', at(0, 100, false)],
    ['S1.superior.anterior', at(0, 1000)],
    ['ankle', at(0, 5000, false)],
  ]);

  it('are led through from head to foot, and what was left for later comes again', () => {
    expect(waiting(sheet)).toEqual(['C7.centroid', 'knee', 'ankle']);
    expect(nextWaiting(sheet, null)).toBe('C7.centroid');
    expect(nextWaiting(sheet, 'C7.centroid')).toBe('knee');
    expect(nextWaiting(sheet, 'ankle')).toBe('C7.centroid');
    expect(nextWaiting(placeAll(EMPTY, [['knee', at(0, 1, false)]]), 'knee')).toBeNull();
  });
});
