/** Adding a fact to a record. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { ofCase, proposedQuery, recordQuery } from './queries';

/** A fact to be recorded. */
export interface Fact {
  kind: string;
  [field: string]: unknown;
}

/** A fact with the day on which it held, and the entry that it corrects. */
export interface NewFact {
  fact: Fact;
  effective_at?: string;
  supersedes?: string;
  withdraws?: boolean;
}

/**
 * Records a fact at the end of a record, and asks everything about the case again.
 *
 * The revision is the one that the page has read: where somebody recorded something meanwhile, the node refuses (409), the
 * record is read again, and whoever asked decides.
 */
export function useRecord(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: NewFact) => {
      // What was asked anew in vain, or put aside as old, is read again; never what the page still shows.
      const { revision } = await client.fetchQuery({ ...recordQuery(caseId), staleTime: Infinity });
      return body(
        api.POST('/api/v1/cases/{case}/entries', {
          params: {
            path: { case: caseId },
            header: { 'If-Match': `"${revision}"`, 'Idempotency-Key': crypto.randomUUID() },
          },
          body: given as never,
        }),
      );
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: proposedQuery.queryKey });
      return client.invalidateQueries({ queryKey: ofCase(caseId) });
    },
  });
}
