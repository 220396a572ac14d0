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
    summary: {
      state: 'new',
      flags: [],
      values,
      last_film: null,
      red_flags: { emergency_now: 0, urgent_days: 0, context_only: 0, unknown: 0 },
      ...rest,
    } as unknown as Summary,
    hasFinding: false,
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

  it('sorts days with the latest first', () => {
    const latest = sortedBy({}, 'changed');
    expect(latest).toEqual({ sort: 'changed', order: 'desc' });
    expect(sortedBy(latest, 'changed')).toEqual({ sort: 'changed' });
    expect(sortedBy({ sort: 'changed' }, 'changed')).toEqual({});
  });

  it('asks for all lines only where they decide', () => {
    expect(needsSummaries({})).toBe(true);
    expect(needsSummaries({ sort: 'patient' })).toBe(false);
    expect(needsSummaries({ sort: 'changed', order: 'desc' })).toBe(false);
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

  it('are in another order where one is chosen', () => {
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
    const unread: Row = { found: row('d').found, summary: undefined, hasFinding: false };
    expect(ids(shown([...rows, unread], { state: 'measured' }))).toEqual(['b', 'c']);
  });
});

describe('the order of urgency', () => {
  const count = (given: object) => ({
    red_flags: { emergency_now: 0, urgent_days: 0, context_only: 0, unknown: 0, ...given },
  });
  const changed = (one: Row, at: string): Row => ({ ...one, found: { ...one.found, changed_at: at } });

  it('has emergencies first, then what is urgent, unsafe or waits for a word, what was not asked, and the rest', () => {
    const opened = row('opened');
    opened.found.emergency_until = '2026-01-01T00:00:00Z';
    const rows = [
      row('calm'),
      row('unasked', { flags: ['red_flags_not_asked'], ...count({ unknown: 3 }) }),
      row('order', { flags: ['unsafe_order'] as never[] }),
      { ...row('finding'), hasFinding: true },
      row('urgent', count({ urgent_days: 1 })),
      row('background', count({ context_only: 1 })),
      row('emergency', count({ emergency_now: 1, urgent_days: 1 })),
      opened,
    ];
    expect(ids(shown(rows, {}))).toEqual([
      'opened',
      'emergency',
      'urgent',
      'order',
      'finding',
      'unasked',
      'calm',
      'background',
    ]);
  });

  it('has the latest change first among equals', () => {
    const rows = [changed(row('old'), '2026-01-01T00:00:00Z'), changed(row('new'), '2026-02-01T00:00:00Z')];
    expect(ids(shown(rows, {}))).toEqual(['new', 'old']);
  });

  it('does not put a case last of which nothing could be read', () => {
    const unread: Row = { found: row('unread').found, summary: undefined, hasFinding: false };
    expect(ids(shown([row('calm'), unread], {}))).toEqual(['unread', 'calm']);
  });

  it('narrows to cases with a finding that waits', () => {
    const waits = { ...row('waits'), hasFinding: true };
    expect(ids(shown([row('calm'), waits], { flag: 'finding_waits' }))).toEqual(['waits']);
  });
});

describe('an age', () => {
  it('counts whole years', () => {
    expect(ageOn('1950-11-27', new Date(2026, 10, 26))).toBe(75);
    expect(ageOn('1950-11-26', new Date(2026, 10, 26))).toBe(76);
    expect(ageOn('1950-01-01', new Date(2026, 0, 1))).toBe(76);
  });
});
