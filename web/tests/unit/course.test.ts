import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { daysOf, reviewsOf, scoresOf } from '../../src/features/course/happenings';
import { MOST_FIELDS, quickEntries, quickOfStep, shownFields } from '../../src/features/course/quick';
import { fieldsOf } from '../../src/features/shared/facts/catalogue';
import { fitting } from '../../src/ui/combobox';

const entry = (id: string, day: string, fact: Record<string, unknown> & { kind: string }): Entry => ({
  id,
  effective_at: day,
  recorded_at: day,
  author: 'A',
  fact,
});

describe('fast entries', () => {
  it('ask for what and when, and four fields at most', () => {
    for (const quick of quickEntries())
      expect(shownFields(quick, {}).length, quick.id).toBeLessThanOrEqual(MOST_FIELDS);
  });

  it('name fields of their kind alone', () => {
    for (const quick of quickEntries()) {
      const known = fieldsOf(quick.kind).map((field) => field.name);
      for (const name of [...quick.fields, ...Object.keys(quick.values)])
        expect(known, quick.id).toContain(name);
    }
  });

  it('have names of their own', () => {
    const ids = quickEntries().map((quick) => quick.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are there for every step of the course', () => {
    const ids = quickEntries().map((quick) => quick.id);
    for (const step of ['nsaid', 'physical_therapy', 'injection']) expect(ids).toContain(quickOfStep(step));
  });

  it('ask for a reason where the outcome needs one, and stay as few', () => {
    const injection = quickEntries().find((quick) => quick.id === 'injection_caudal');
    const fields = injection ? shownFields(injection, { outcome: 'declined' }) : [];
    expect(fields.map((field) => field.name)).toEqual(['root', 'side', 'outcome', 'reason']);
    expect(fields.at(-1)?.required).toBe(true);
  });

  it('ask for a reason where something warns of them, and stay as few', () => {
    for (const quick of quickEntries().filter(({ kind }) =>
      fieldsOf(kind).some(({ name }) => name === 'reason'),
    )) {
      const fields = shownFields(quick, {}, true);
      expect(fields.length, quick.id).toBeLessThanOrEqual(MOST_FIELDS);
      expect(fields.find(({ name }) => name === 'reason')?.required, quick.id).toBe(true);
    }
  });

  it.each([
    ['odi', 'odi'],
    ['nsaid', 'nsaid'],
    ['pt', 'physical_therapy'],
    ['walk', 'function'],
    ['tfesi', 'injection_transforaminal'],
    ['brace', 'brace'],
    ['opi', 'opioid'],
  ])('%s finds %s first', (typed, id) => expect(fitting(quickEntries(), typed)[0]?.id).toBe(id));
});

describe('the list of what happened', () => {
  const holding = [
    entry('d', '2026-03-01', { kind: 'drug_treatment', class: 'nsaid', review_on: '2026-05-01' }),
    entry('o', '2026-03-01', { kind: 'outcome', instrument: 'odi', score: 44 }),
    entry('x', '2026-03-01', { kind: 'comorbidity' }),
    entry('p', '2026-02-01', { kind: 'outcome', instrument: 'odi', score: 52 }),
    entry('w', '2026-01-01', { kind: 'function', walking_minutes: 10 }),
    entry('c', '2026-01-01', { kind: 'decision', choice: 'nonoperative', review_on: '2026-02-01' }),
  ];

  it('has a heading for each day', () => {
    expect(daysOf(holding, 'all').map((one) => [one.day, one.entries.length])).toEqual([
      ['2026-03-01', 2],
      ['2026-02-01', 1],
      ['2026-01-01', 2],
    ]);
    expect(daysOf(holding, 'treatment').map((one) => one.entries[0]?.id)).toEqual(['d']);
  });

  it('has scores with the latest first', () => {
    expect(scoresOf(holding)).toEqual([
      {
        name: 'odi',
        values: [
          { day: '2026-03-01', value: 44 },
          { day: '2026-02-01', value: 52 },
        ],
      },
      { name: 'walking_minutes', values: [{ day: '2026-01-01', value: 10 }] },
    ]);
  });

  it('has reviews with the earliest first', () =>
    expect(reviewsOf(holding).map((one) => one.what.id)).toEqual(['c', 'd']));
});
