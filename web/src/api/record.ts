/** Adding a fact to a record. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { problemFrom } from './problem';
import { type CaseRecord, type Entry, ofCase, proposedQuery, recordQuery } from './queries';

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

/** What is to be recorded, told from the record as it stands: or the entry that says it already. */
export type Told = NewFact | ((entries: readonly Entry[]) => NewFact | Entry);

/** Who tells the record which studies pictures are: the node by itself, or by a person who said so in the queue. */
const SORTER = 'study sorter';

/**
 * Records a fact at the end of a record, and asks everything about the case again; answers the name of the entry.
 *
 * The revision is the one that the page has read: where somebody recorded something meanwhile, the node refuses (412), the
 * record is read again, and whoever asked decides. Where only other studies were found meanwhile, nobody is asked.
 */
export function useRecord(caseId: string) {
  const client = useQueryClient();
  const read = (staleTime: number) => client.fetchQuery({ ...recordQuery(caseId), staleTime });
  return useMutation({
    mutationFn: async (told: Told): Promise<string> => {
      // What was asked anew in vain, or put aside as old, is read again; never what the page still shows.
      const seen = await read(Number.POSITIVE_INFINITY);
      try {
        return await append(caseId, seen, told);
      } catch (error) {
        if (problemFrom(error).code !== 'moved') throw error;
        const now = await read(0);
        if (!maySendAgain(seen, now, told)) throw error;
        return await append(caseId, now, told);
      }
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: proposedQuery.queryKey });
      return client.invalidateQueries({ queryKey: ofCase(caseId) });
    },
  });
}

/** Whether what was refused can be sent again unseen: only studies were found meanwhile, and it states none of their kinds. */
export function maySendAgain(seen: CaseRecord, now: CaseRecord, told: Told): boolean {
  const added = foundSince(seen, now);
  const given = typeof told === 'function' ? told(now.entries) : told;
  if (added.length === 0 || 'id' in given) return added.length > 0;
  return !added.some(({ fact }) => given.fact.kind === 'study' && given.fact.study === fact.study);
}

async function append(caseId: string, { revision, entries }: CaseRecord, told: Told): Promise<string> {
  const given = typeof told === 'function' ? told(entries) : told;
  if ('id' in given) return given.id;
  const header = { 'If-Match': `"${revision}"`, 'Idempotency-Key': crypto.randomUUID() };
  const params = { path: { case: caseId }, header };
  return (await body(api.POST('/api/v1/cases/{case}/entries', { params, body: given as never }))).id;
}

/** Studies that the sorter added since; none where anything else happened too. What it takes back, a person has to see. */
function foundSince(seen: CaseRecord, now: CaseRecord): Entry[] {
  const known = new Set(seen.entries.map(({ id }) => id));
  const added = now.entries.filter(({ id }) => !known.has(id));
  const isFound = ({ author, fact, supersedes }: Entry) =>
    author === SORTER && fact.kind === 'study' && supersedes === undefined;
  return added.every(isFound) ? added : [];
}
