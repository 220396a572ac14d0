// What stands beside a value and beside its film.
import { describe, expect, it } from 'vitest';
import type { Entry, Schemas } from '../../src/api/queries';
import { caveatsOf } from '../../src/features/overview/caveats';
import { happenedAfter } from '../../src/features/overview/olderThan';

const film = (limits: object[]) =>
  ({ parameters: [{ code: 'PT', limits }] }) as unknown as Schemas['AssessmentDocument.film'];

describe('caveats of a value', () => {
  it('add up: that nothing is sure does not take away that it holds for this posture only', () => {
    const both = film([{ usability: 'of_this_posture' }, { usability: 'unverified' }]);
    expect(caveatsOf({ code: 'PT', usability: 'unverified' }, both)).toEqual([
      'unverified',
      'of_this_posture',
    ]);
  });

  it('are each said once, and none of another value', () => {
    const twice = film([{ usability: 'at_least' }, { usability: 'at_least' }]);
    expect(caveatsOf({ code: 'PT', usability: 'at_least' }, twice)).toEqual(['at_least']);
    expect(caveatsOf({ code: 'SVA', usability: 'valid' }, twice)).toEqual([]);
    expect(caveatsOf({ code: 'PT', usability: 'unverified' }, undefined)).toEqual(['unverified']);
  });
});

describe('what happened after a film', () => {
  let made = 0;
  const entry = (fact: object, effective_at: string, supersedes?: string) => {
    made += 1;
    return { id: `e${made}`, effective_at, fact, ...(supersedes && { supersedes }) } as unknown as Entry;
  };
  const sign = (symptom: string, since?: string, presence = 'present') => ({
    kind: 'clinical_finding',
    symptom,
    presence,
    ...(since && { since }),
  });

  it('is new pain, a fall or a sudden change of posture that began later', () => {
    const entries = [
      entry(sign('trauma', '2026-11-24'), '2026-11-25'),
      entry(sign('new_pain'), '2026-11-20'),
      entry(sign('sudden_change_of_posture', undefined, 'absent'), '2026-11-25'),
      entry(sign('radiculopathy'), '2026-11-25'),
    ];
    expect(happenedAfter('2026-10-17', entries)).toEqual([
      { symptom: 'new_pain', day: '2026-11-20' },
      { symptom: 'trauma', day: '2026-11-24' },
    ]);
    expect(happenedAfter('2026-11-24', entries)).toEqual([]);
  });

  it('is nothing that began before it and was recorded later, and nothing that was taken back', () => {
    const old = entry(sign('new_pain', '2026-10-01'), '2026-11-25');
    const fall = entry(sign('trauma'), '2026-11-25');
    const back = entry({ kind: 'withdrawal', reason: 'other patient' }, '2026-11-26', fall.id);
    expect(happenedAfter('2026-10-17', [old, fall, back])).toEqual([]);
  });
});
