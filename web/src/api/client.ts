/** Typed calls to the node. Every change carries the session's token against forged requests. */
import createClient, { type Middleware } from 'openapi-fetch';
import { type Problem, ProblemError, problemOf } from './problem';
import type { paths } from './schema';

let csrf: string | null = null;
const ended = new Set<() => void>();

/** Remembers what changes of this session carry. */
export function rememberToken(token: string | null): void {
  csrf = token;
}

/** What every change carries, for requests that this client does not make (uploads with progress). */
export function token(): string | null {
  return csrf;
}

/** Calls `heard` whenever the node says that nobody is logged in. */
export function onSessionEnded(heard: () => void): () => void {
  ended.add(heard);
  return () => ended.delete(heard);
}

/** Tells everybody when `problem` means that nobody is logged in; a wrong password alone does not. */
export function hearProblem(problem: Problem): void {
  if (problem.code === 'unauthenticated') for (const heard of ended) heard();
}

const guard: Middleware = {
  onRequest({ request }) {
    if (csrf !== null && request.method !== 'GET') request.headers.set('x-csrf-token', csrf);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok || response.status === 304) return response;
    const problem = await problemOf(response);
    if (schemaPath !== '/api/v1/session') hearProblem(problem);
    throw new ProblemError(problem);
  },
  onError({ error }) {
    return new ProblemError({
      title: 'The node cannot be reached',
      status: 0,
      code: 'unreachable',
      detail: error instanceof Error ? error.message : '',
    });
  },
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(guard);

/** The body of an answer that is known to have one. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined)
    throw new ProblemError({ title: 'The node gave an empty answer', status: 0, code: 'empty' });
  return data;
}
