import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { movesOf, nameFor, placeOf, recordOf } from '../../src/features/workup/board';

const entry = (id: string, fact: Record<string, unknown>): Entry => ({
  id,
  effective_at: '2026-01-01',
  recorded_at: '2026-01-01',
  author: 'A',
  fact: { kind: 'study', ...fact },
});

describe('the place of a study', () => {
  it.each([
    ['needed', 'none', 'needed'],
    ['needed', 'inadequate', 'needed'],
    ['needed', 'ordered', 'ordered'],
    ['optional', 'none', 'optional'],
    ['optional', 'read', 'read'],
    ['contraindicated', 'ordered', 'ordered'],
    ['not_needed', 'inadequate', 'not_needed'],
    ['cannot_tell', 'none', 'cannot_tell'],
  ] as const)('%s and %s: %s', (need, progress, place) => expect(placeOf({ need, progress })).toBe(place));
});

it('a study goes forward only', () => {
  expect(movesOf('ordered')).not.toContain('ordered');
  expect(movesOf('read')).toEqual(['inadequate']);
  expect(movesOf('inadequate')).toContain('ordered');
});

describe('the record of a study', () => {
  const states = [entry('b', { study: 'ct', name: 'CT of the fusion', state: 'done' })];
  const finding = entry('f', { kind: 'study_finding', study: 'CT of the fusion', finding: 'screw_halo' });
  const other = entry('o', { kind: 'study_finding', study: 'MRI', finding: 'infection' });

  it('has its findings by the name of the study', () => {
    expect(recordOf('ct', [...states, finding, other])).toEqual({ states, findings: [finding] });
  });

  it('goes on under its name, and begins anew under another where it did not answer', () => {
    expect(nameFor({ name: 'CT', progress: 'ordered' }, states, '2026-02-01')).toBe('CT of the fusion');
    expect(nameFor({ name: 'CT', progress: 'inadequate' }, states, '2026-02-01')).toBe('CT 2026-02-01');
    expect(nameFor({ name: 'CT', progress: 'none' }, [], '2026-02-01')).toBe('CT');
  });
});
