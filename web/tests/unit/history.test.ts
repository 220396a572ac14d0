import { describe, expect, it } from 'vitest';
import { begun, done, type History, redone, undone } from '../../src/viewer/store/history';
import {
  confirm,
  EMPTY,
  fromDocument,
  place,
  remove,
  type Sheet,
  settle,
  toDocument,
  unconfirmed,
} from '../../src/viewer/store/sheet';

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const SITES = ['S1.superior.anterior', 'S1.superior.posterior', 'knee', 'C7.centroid', 'femoral_head.left'];

function anything(sheet: Sheet, random: () => number): Sheet {
  const site = SITES[Math.floor(random() * SITES.length)] ?? 'knee';
  const deed = Math.floor(random() * 4);
  if (deed === 0) return remove(sheet, site);
  if (deed === 1) return confirm(sheet, [site]);
  if (deed === 2) return settle(sheet, { facing: random() > 0.5 ? 'left' : 'right', posture: undefined });
  return place(sheet, site, { x: random() * 1000, y: random() * 3000, confirmed: random() > 0.5 });
}

describe('the history of a sheet', () => {
  it('undo takes back what was done, redo does it again, whatever was done', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const states: History[] = [begun(EMPTY)];
      for (let step = 0; step < 30; step++) {
        const last = states.at(-1) as History;
        const next = done(last, 'something', anything(last.sheet, random));
        if (next !== last) states.push(next);
      }
      let now = states.at(-1) as History;
      for (const before of states.slice(0, -1).reverse()) {
        now = undone(now);
        expect(now.sheet).toBe(before.sheet);
      }
      expect(undone(now)).toBe(now);
      for (const after of states.slice(1)) {
        now = redone(now);
        expect(now.sheet).toBe(after.sheet);
      }
      expect(redone(now)).toBe(now);
    }
  });

  it('forgets what was taken back once something else is done', () => {
    const one = done(begun(EMPTY), 'a', place(EMPTY, 'knee', { x: 1, y: 1, confirmed: true }));
    const other = done(undone(one), 'b', place(EMPTY, 'knee', { x: 2, y: 2, confirmed: true }));
    expect(other.future).toEqual([]);
    expect(undone(other).sheet).toBe(EMPTY);
  });

  it('makes one step of nudges that follow each other', () => {
    let now = begun(place(EMPTY, 'knee', { x: 0, y: 0, confirmed: true }));
    const first = now.sheet;
    for (let x = 1; x <= 10; x++)
      now = done(now, 'move', place(now.sheet, 'knee', { x, y: 0, confirmed: true }), 'nudge knee');
    expect(now.past).toHaveLength(1);
    expect(undone(now).sheet).toBe(first);
  });
});

describe('a sheet as a document', () => {
  it('comes back as it was, calibration and unknown confirmations included', () => {
    const known = {
      kind: 'ball',
      outline: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
        { x: 5, y: 6 },
      ],
      diameter_mm: 25,
    } as const;
    const elsewhere = {
      schema: 'upright.landmarks/1' as const,
      source: { description: 'another program' },
      projection: 'lateral',
      numbering: { thoracic: 12, lumbar: 6 },
      posture: 'standing',
      frame: {
        kind: 'image' as const,
        columns: 100,
        rows: 200,
        spacing_mm: { row: 0.2, column: 0.25 },
        calibration: 'fiducial',
        facing: 'right' as const,
      },
      landmarks: [{ site: 'knee', x: 1, y: 2, confirmed: true }],
    };
    expect(toDocument(fromDocument(elsewhere), { columns: 100, rows: 200 })).toEqual(elsewhere);
    let sheet = settle(EMPTY, { facing: 'left', posture: 'standing_extended', known });
    sheet = place(sheet, 'femoral_head.left', { x: 10.25, y: 20.5, radius: 55, confirmed: null });
    sheet = place(sheet, 'knee', { x: 1, y: 2, confirmed: false });
    const back = fromDocument(JSON.parse(JSON.stringify(toDocument(sheet, { columns: 100, rows: 200 }))));
    expect(back).toEqual(sheet);
    expect(unconfirmed(back)).toEqual(['knee']);
    expect(unconfirmed(confirm(back, ['knee', 'femoral_head.left']))).toEqual([]);
  });
});
