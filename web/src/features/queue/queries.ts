/** What waits for a person. */
import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Schemas } from '../../api/queries';

export type Series = Schemas['Series'];
export type Aside = Schemas['Aside'];

/** As many as are asked for at once: a list as long as this may go on. */
export const MOST = 200;

/** The series about which a person is asked. */
export const queueQuery = queryOptions({
  queryKey: ['queue', 'series'],
  queryFn: () => body(api.GET('/api/v1/confirm-queue', { params: { query: { limit: MOST } } })),
});

/** The files that were put aside. */
export const asideQuery = queryOptions({
  queryKey: ['queue', 'aside'],
  queryFn: () => body(api.GET('/api/v1/quarantine', { params: { query: { limit: MOST } } })),
});
