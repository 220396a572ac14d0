/** Findings that a program or a first reading proposes, and about which nobody has said a word. */
import { useQuery } from '@tanstack/react-query';
import { type Entry, proposedQuery } from '../../api/queries';

/** A finding that waits, and whose it is. */
export interface Proposed {
  caseId: string;
  entry: Entry;
}

/** What waits in all cases that may be opened, what was recorded last first. */
export function useProposed() {
  return useQuery({
    ...proposedQuery,
    select: ({ findings, more }) => ({
      more,
      findings: findings.map((one): Proposed => ({ caseId: one.case, entry: one.entry })),
    }),
  });
}
