/** Recording several facts in one go, and taking all of them back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, body } from '../../../api/client';
import { problemFrom } from '../../../api/problem';
import { ofCase, proposedQuery, recordQuery } from '../../../api/queries';
import { type Append, begun, type Named, type Run, recordAll } from './recordAll';

/** What was looked at before anything is sent. */
interface Looked {
  /** The revision that was looked at; without it, the one that the page has read when the first fact is sent. */
  revision?: number;
  /** Looks again where somebody recorded something meanwhile; answers the revision that is looked at now. */
  again?: () => Promise<number>;
}

/**
 * Records facts one after the other, and asks everything about the case again when the last one is through. Where one is refused
 * those before it stay recorded: `done` holds the entry of each, and sending all of them again goes on behind them.
 */
export function useRecordAll(caseId: string, looked: Looked = {}) {
  const client = useQueryClient();
  // What was put aside as old is read again; never what the page still shows.
  const page = async () =>
    (await client.fetchQuery({ ...recordQuery(caseId), staleTime: Number.POSITIVE_INFINITY })).revision;
  const look = looked.again ?? page;
  const run = useRef<Run | null>(looked.revision === undefined ? null : begun(looked.revision));
  const mutation = useMutation({
    mutationFn: async (facts: readonly Named[]) => {
      run.current ??= begun(await page());
      return recordAll(run.current, facts, appendTo(caseId));
    },
    onError: async (error) => {
      if (!run.current || !isMoved(error)) return;
      await client.invalidateQueries({ queryKey: ofCase(caseId), refetchType: 'none' });
      // Where that fails too, the old revision is refused once more.
      run.current.revision = await look().catch(() => run.current?.revision ?? 0);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: proposedQuery.queryKey });
      return client.invalidateQueries({ queryKey: ofCase(caseId) });
    },
  });
  const stop = () => {
    if (run.current) run.current.isStopped = true;
  };
  return {
    ...mutation,
    done: run.current?.done ?? NOTHING,
    stop,
    isStopped: () => run.current?.isStopped === true,
  };
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Whether somebody recorded something meanwhile. */
function isMoved(error: unknown): boolean {
  const { status, code } = problemFrom(error);
  return code === 'moved' || status === 409 || status === 412;
}

function appendTo(caseId: string): Append {
  return (fact, { revision, key }) =>
    body(
      api.POST('/api/v1/cases/{case}/entries', {
        params: { path: { case: caseId }, header: { 'If-Match': `"${revision}"`, 'Idempotency-Key': key } },
        body: fact as never,
      }),
    );
}
