// What of a record holds, and what may hold again.
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { placed, standing } from '../../src/features/shared/record/standing';
import { restingOn, unfounded } from '../../src/features/shared/record/unfounded';

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

describe('findings of a study', () => {
  const study = (id: string, name: string, supersedes?: string): Entry => ({
    ...entry(id, 'study', supersedes),
    fact: { kind: 'study', name },
  });
  const finding = (id: string, of: string): Entry => ({
    ...entry(id, 'study_finding'),
    fact: { kind: 'study_finding', study: of },
  });
  const ids = (entries: Entry[]) => entries.map(({ id }) => id);

  it('rest on it when nothing else is recorded of the study', () => {
    const ct = study('ct', 'CT');
    const entries = [ct, finding('halo', 'CT'), finding('other', 'MRI')];
    expect(ids(restingOn(ct, entries))).toEqual(['halo']);
    expect(restingOn(entries[1] as Entry, entries)).toEqual([]);
  });

  it('stay where an earlier entry of the study holds', () => {
    const read = study('read', 'CT');
    expect(restingOn(read, [study('done', 'CT'), read, finding('halo', 'CT')])).toEqual([]);
  });

  it('count no more once the study is taken back, and again once it holds again', () => {
    const gone = [study('ct', 'CT'), finding('halo', 'CT'), entry('back', 'withdrawal', 'ct')];
    expect([...unfounded(gone)]).toEqual(['halo']);
    expect([...unfounded([...gone, study('again', 'CT', 'back')])]).toEqual([]);
    expect([...unfounded([finding('elsewhere', 'a study of which nobody recorded more')])]).toEqual([]);
  });
});
