// What of a record holds, and what may hold again.
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { placed, standing } from '../../src/features/shared/record/standing';

const entry = (id: string, kind: string, supersedes?: string): Entry => ({
  id,
  effective_at: '2026-01-01',
  recorded_at: '2026-01-01',
  author: 'A',
  fact: { kind },
  ...(supersedes && { supersedes }),
});

const takenBack = (entries: Entry[]) =>
  placed(entries).flatMap((one) => (one.isTakenBack ? [one.entry.id] : []));

describe('what was taken back', () => {
  it('may hold again', () => {
    const entries = [entry('a', 'outcome'), entry('b', 'withdrawal', 'a')];
    expect(takenBack(entries)).toEqual(['a']);
    expect(standing(entries)).toEqual([]);
  });

  it('is never a withdrawal', () =>
    expect(
      takenBack([entry('a', 'outcome'), entry('b', 'withdrawal', 'a'), entry('c', 'withdrawal', 'b')]),
    ).not.toContain('b'));
});
