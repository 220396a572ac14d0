// What has changed since landmarks were signed, and how a patient's vertebrae are counted.
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../src/features/study/since';
import type { Reading } from '../../src/measure';
import { counted, levelsWithout, renumbered, sourceOf, unnamed } from '../../src/viewer/store/numbering';
import { EMPTY, fromDocument, placeAll, type Sheet, toDocument } from '../../src/viewer/store/sheet';

const reading = (code: string, value: number | null, low: number | null, high: number | null): Reading => ({
  parameter: { code, abbreviation: code, unit: 'deg', decimals: 1 } as Reading['parameter'],
  value,
  low,
  high,
  open: [],
});

describe('a signature after another', () => {
  const before = [reading('PI', 50, 45, 55), reading('PT', 20, 18, 22), reading('LL', 40, 38, 42)];

  it('lists what is shown as another value, by how much, and whether by more than landmark error', () => {
    const now = [reading('PI', 50.04, 45, 55), reading('PT', 23, 21, 25), reading('LL', 40.5, 38, 43)];
    expect(changedSince(before, now)).toEqual([
      { code: 'PT', name: 'PT', before: '20.0°', now: '23.0°', by: '+3.0°', isBeyond: true },
      { code: 'LL', name: 'LL', before: '40.0°', now: '40.5°', by: '+0.5°', isBeyond: false },
    ]);
  });

  it('says what was lost and what is new, and judges neither', () => {
    const now = [reading('PT', null, null, null), reading('KA', 5, 4, 6)];
    expect(changedSince(before, now)).toEqual([
      { code: 'PT', name: 'PT', before: '20.0°', now: '—', by: '', isBeyond: null },
      { code: 'KA', name: 'KA', before: '—', now: '5.0°', by: '', isBeyond: null },
    ]);
  });
});

describe('counting vertebrae', () => {
  const at = (y: number) => ({ x: 10, y, confirmed: true });
  const six: Sheet = {
    ...placeAll(EMPTY, [
      ['L6.superior.posterior', at(90)],
      ['L6.inferior.posterior', at(95)],
      ['S1.superior.posterior', at(100)],
      ['femoral_head.left', at(130)],
    ]),
    rest: { source: { description: 'reader A', film: 3 }, numbering: { thoracic: 12, lumbar: 6 } },
  };
  const l6AsS1 = [{ level: 'L6', counted_as: 'S1' }, { level: 'S1' }];

  it('gives landmarks other names, lets them lie, and keeps the reason with them', () => {
    const sheet = renumbered(six, l6AsS1, 'L6 as S1: CT of 2024');
    expect([...sheet.landmarks]).toEqual([
      ['S1.superior.posterior', at(90)],
      ['femoral_head.left', at(130)],
    ]);
    expect(sheet.rest).toEqual({ source: { description: 'reader A; L6 as S1: CT of 2024', film: 3 } });
    expect(unnamed(six, l6AsS1)).toBe(2);
  });

  it('names levels that are placed and that such a patient does not have', () => {
    expect(levelsWithout(six, { thoracic: 12, lumbar: 5 })).toEqual(['L6']);
    expect(levelsWithout(six, { thoracic: 11, lumbar: 6 })).toEqual([]);
  });

  it('takes another number of vertebrae into the document and back', () => {
    const sheet = counted(EMPTY, { thoracic: 11, lumbar: 5 }, 'eleven pairs of ribs');
    const back = fromDocument(toDocument(sheet, { columns: 10, rows: 10 }));
    expect(back.rest?.numbering).toEqual({ thoracic: 11, lumbar: 5 });
    expect(sourceOf(back)).toBe('eleven pairs of ribs');
  });
});
