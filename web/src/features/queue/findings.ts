/** Findings that a program or a first reading proposes, and about which nobody has said a word. */
import { useQueries } from '@tanstack/react-query';
import { type CaseRecord, type Entry, recordQuery } from '../../api/queries';
import { standing } from '../shared/record/standing';
import { useCases, useLoaded } from '../worklist/cases';

/** A finding that waits, and whose it is. */
export interface Proposed {
  caseId: string;
  entry: Entry;
}

/** What of a record waits for a word, the latest first. */
export function proposedIn(record: CaseRecord): Entry[] {
  return standing(record.entries).filter(
    ({ fact }) => fact.kind === 'study_finding' && fact.status === 'proposed',
  );
}

/** What waits in the cases that changed last, case by case. The node keeps no list of it: the records are read. */
export function useProposed() {
  const cases = useCases('');
  const loaded = useLoaded(cases.data?.pages);
  const records = useQueries({
    queries: loaded.map(({ id }) => recordQuery(id)),
  });
  const waiting = loaded.flatMap(({ id }, at): Proposed[] => {
    const record = records[at]?.data;
    return record ? proposedIn(record).map((entry) => ({ caseId: id, entry })) : [];
  });
  const failed = records.find(({ error }) => error);
  return {
    waiting,
    looked: loaded.length,
    areMore: cases.hasNextPage,
    isPending: cases.isPending || records.some(({ isPending }) => isPending),
    error: cases.error ?? failed?.error ?? null,
    refetch: () => {
      void cases.refetch();
      for (const record of records) if (record.error) void record.refetch();
    },
  };
}
