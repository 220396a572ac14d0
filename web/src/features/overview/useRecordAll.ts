/** Recording several facts in one go, and taking all of them back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, body } from '../../api/client';
import { ofCase, recordQuery } from '../../api/queries';
import type { NewFact } from '../../api/record';

/** A fact under a name by which it is recorded once, however often it is sent. */
export interface Named extends NewFact {
  name: string;
}

/**
 * Records facts one after the other, and asks everything about the case again when the last one is through. Where one is refused
 * those before it stay recorded: `done` holds the entry of each, and sending all of them again goes on behind them.
 */
export function useRecordAll(caseId: string) {
  const client = useQueryClient();
  const done = useRef(new Map<string, string>());
  const mutation = useMutation({
    mutationFn: async (facts: readonly Named[]) => {
      let { revision } = await client.fetchQuery({ ...recordQuery(caseId), staleTime: 0 });
      for (const { name, ...fact } of facts) {
        if (done.current.has(name)) continue;
        const recorded = await append(caseId, revision, fact);
        done.current.set(name, recorded.id);
        revision = recorded.revision;
      }
      return facts.flatMap(({ name }) => done.current.get(name) ?? []);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ofCase(caseId) }),
  });
  return { ...mutation, done: done.current };
}

function append(caseId: string, revision: number, fact: NewFact) {
  return body(
    api.POST('/api/v1/cases/{case}/entries', {
      params: {
        path: { case: caseId },
        header: { 'If-Match': `"${revision}"`, 'Idempotency-Key': crypto.randomUUID() },
      },
      body: fact as never,
    }),
  );
}
