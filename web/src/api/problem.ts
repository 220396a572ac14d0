/** What went wrong, as the node says it (RFC 9457). */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail?: string | null;
  /** The number of the request, for whoever looks after the node. */
  request?: string | null;
  /** The revision that is there, where another was expected. */
  current?: number | null;
  /** Seconds after which to try again. */
  retry_after?: number | null;
}

/** A request that did not succeed. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Whether the same request may succeed when it is made again. */
export function mayPass(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500);
}

/** The problem that an error stands for. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { title: 'Something went wrong in this page', status: 0, code: 'page', detail: String(error) };
}

/** Reads the problem out of an answer, whatever its body is. */
export async function problemOf(response: Response): Promise<Problem> {
  const request = response.headers.get('x-request-id');
  try {
    const found = (await response.json()) as Partial<Problem> & { type?: string };
    return {
      title: found.title ?? response.statusText,
      status: response.status,
      code: found.code ?? found.type ?? String(response.status),
      detail: found.detail ?? null,
      current: found.current ?? null,
      retry_after: found.retry_after ?? null,
      request,
    };
  } catch {
    return {
      title: response.statusText || `Answer ${response.status}`,
      status: response.status,
      code: 'http',
      request,
    };
  }
}
