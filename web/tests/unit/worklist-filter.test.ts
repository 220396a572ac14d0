import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/api/queries';
import {
  needsSummaries,
  type Row,
  shown,
  sortedBy,
  toggled,
  worklistSearch,
} from '../../src/features/worklist/filter';
import { ageOn } from '../../src/features/worklist/person';
import type { Summary } from '../../src/features/worklist/summary';

function row(id: string, given: Partial<Summary> & { sva?: number } = {}): Row {
  const { sva, ...rest } = given;
  const found = { id, pseudonym: id, revision: 0, patient: { name: id } } as Case;
  const values = sva === undefined ? [] : [{ code: 'SVA', unit: 'mm', value: sva }];
  return {
    found,
    summary: { state: 'new', flags: [], values, last_film: null, ...rest } as unknown as Summary,
  };
}

const ids = (rows: readonly Row[]) => rows.map(({ found }) => found.id);

describe('the address of the list', () => {
  it('says state, flags and order, and nothing that it does not know', () => {
    expect(
      worklistSearch({ state: 'unmeasured', flag: 'nonsense,red_flag', sort: 'SVA', order: 'desc', x: 1 }),
    ).toEqual({
      state: 'unmeasured',
      flag: 'red_flag',
      sort: 'SVA',
      order: 'desc',
    });
    expect(worklistSearch({ state: 'gone', order: 'desc' })).toEqual({});
  });

  it('takes a flag on and off', () => {
    const one = toggled({}, 'red_flag');
    const two = toggled(one, 'no_extended_film');
    expect(two).toEqual({ flag: 'red_flag,no_extended_film' });
    expect(toggled(toggled(two, 'red_flag'), 'no_extended_film')).toEqual({});
  });

  it('sorts upwards, downwards, and not at all', () => {
    const up = sortedBy({ state: 'new' }, 'PT');
    expect(up).toEqual({ state: 'new', sort: 'PT' });
    const down = sortedBy(up, 'PT');
    expect(down).toEqual({ state: 'new', sort: 'PT', order: 'desc' });
    expect(sortedBy(down, 'PT')).toEqual({ state: 'new' });
    expect(sortedBy(down, 'SVA')).toEqual({ state: 'new', sort: 'SVA' });
  });

  it('asks for all lines only where they decide', () => {
    expect(needsSummaries({})).toBe(false);
    expect(needsSummaries({ sort: 'patient' })).toBe(false);
    expect(needsSummaries({ sort: 'PT' })).toBe(true);
    expect(needsSummaries({ flag: 'red_flag' })).toBe(true);
  });
});

describe('the rows that are shown', () => {
  const rows = [
    row('b', { state: 'measured', flags: ['red_flag'], sva: 40 }),
    row('a', { state: 'unmeasured', flags: ['red_flag', 'uncalibrated'] }),
    row('c', { state: 'measured', sva: 120 }),
  ];

  it('are in the order of the node unless another is chosen', () => {
    expect(ids(shown(rows, {}))).toEqual(['b', 'a', 'c']);
    expect(ids(shown(rows, { sort: 'patient' }))).toEqual(['a', 'b', 'c']);
  });

  it('have every flag that is asked for', () => {
    expect(ids(shown(rows, { flag: 'red_flag' }))).toEqual(['b', 'a']);
    expect(ids(shown(rows, { flag: 'red_flag,uncalibrated' }))).toEqual(['a']);
    expect(ids(shown(rows, { state: 'measured', flag: 'red_flag' }))).toEqual(['b']);
  });

  it('come last where the value is not known, whichever way round', () => {
    expect(ids(shown(rows, { sort: 'SVA' }))).toEqual(['b', 'c', 'a']);
    expect(ids(shown(rows, { sort: 'SVA', order: 'desc' }))).toEqual(['c', 'b', 'a']);
  });

  it('do not hold a case whose line is not read yet, when a filter is on', () => {
    const unread: Row = { found: row('d').found, summary: undefined };
    expect(ids(shown([...rows, unread], { state: 'measured' }))).toEqual(['b', 'c']);
  });
});

describe('an age', () => {
  it('counts whole years', () => {
    expect(ageOn('1950-11-27', new Date(2026, 10, 26))).toBe(75);
    expect(ageOn('1950-11-26', new Date(2026, 10, 26))).toBe(76);
    expect(ageOn('1950-01-01', new Date(2026, 0, 1))).toBe(76);
  });
});
