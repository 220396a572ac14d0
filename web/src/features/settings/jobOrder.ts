/** Jobs in the order in which an administrator looks at them. */
import type { Schemas } from '../../api/queries';

export type Job = Schemas['Job'];

/** Whether a job is not over. */
export function isUnderWay({ state }: Job): boolean {
  return state === 'waiting' || state === 'running';
}

/** Every job once: those given up, those under way, the others; each the latest first. */
export function failedFirst(failed: readonly Job[], latest: readonly Job[]): Job[] {
  const jobs = [...new Map([...failed, ...latest].map((job) => [job.id, job])).values()];
  const rank = (job: Job) => (job.state === 'failed' ? 0 : isUnderWay(job) ? 1 : 2);
  return jobs.sort((a, b) => rank(a) - rank(b) || b.created_at.localeCompare(a.created_at));
}
