/** What a case comes to in one line: asked for row by row, as rows come into sight. */
import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { ofCase, type Schemas } from '../../api/queries';

/** A case in one line. */
export type Summary = Schemas['CaseSummary'];
/** A number of the line; its value is null where it is not measured. */
export type HeadlineNumber = Summary['values'][number];

/** The line of a case. */
export const summaryQuery = (id: string) =>
  queryOptions({
    queryKey: [...ofCase(id), 'summary'],
    queryFn: () => body(api.GET('/api/v1/cases/{case}/summary', { params: { path: { case: id } } })),
    staleTime: 60_000,
  });
