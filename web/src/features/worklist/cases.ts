/** The cases of the list, page by page, and their lines. */
import { type QueryClient, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../../api/client';
import { type Case, proposedQuery } from '../../api/queries';
import { useSession } from '../../api/session';
import type { Row } from './filter';
import { type Summary, summaryQuery } from './summary';

const PAGE = 50;

/** The cases that may be opened, those changed last first; of a search, those that it finds. */
export function useCases(words: string) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', words],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/cases', {
          params: {
            query: { limit: PAGE, ...(words && { search: words }), ...(pageParam && { after: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Those that are open in an emergency first. Each case once: one that changes while pages are read may stand on two of them. */
export function useLoaded(pages: readonly { cases: Case[]; emergencies: Case[] }[] | undefined): Case[] {
  return useMemo(() => {
    const all = (pages ?? []).flatMap((page) => [...page.emergencies, ...page.cases]);
    return [...new Map(all.map((found) => [found.id, found])).values()];
  }, [pages]);
}

/** The cases in which a finding waits for a word; none for whoever is not shown findings. */
function useWithFindings(): ReadonlySet<string> {
  const { role } = useSession();
  const { data } = useQuery({
    ...proposedQuery,
    enabled: role === 'clinician' || role === 'reader',
    select: ({ findings }) => findings.map((one) => one.case),
  });
  return useMemo(() => new Set(data), [data]);
}

/** The cases with their lines, and how many lines are still being read. Only read where the whole list is asked about. */
export function useRows(cases: readonly Case[], areNeeded: boolean): { rows: Row[]; left: number } {
  const withFindings = useWithFindings();
  const lines = useQueries({
    queries: cases.map((found) => ({ ...summaryQuery(found.id), enabled: areNeeded })),
    combine: (answers) => ({
      summaries: answers.map((answer) => answer.data),
      left: answers.filter((answer) => areNeeded && answer.isPending).length,
    }),
  });
  const rows = cases.map(
    (found, at): Row => ({ found, summary: lines.summaries[at], hasFinding: withFindings.has(found.id) }),
  );
  return { rows, left: lines.left };
}

/** The first case after `at` that nobody has measured, and whose films wait for it; none = there is no other. */
export async function nextUnmeasured(
  client: QueryClient,
  rows: readonly Row[],
  at: number,
): Promise<number | undefined> {
  const order = rows.map((_, step) => (at + 1 + step) % rows.length).filter((index) => index !== at);
  for (const index of order) {
    const row = rows[index];
    const line: Summary | undefined = row && (await client.ensureQueryData(summaryQuery(row.found.id)));
    if (line?.state === 'unmeasured') return index;
  }
  return undefined;
}
