/** How urgent a case is, by what the node says of it: the order of the list unless another is chosen. */
import type { Row } from './filter';

/** From what does not wait to what does; first what one has opened in an emergency. */
export const URGENCIES = ['opened', 'emergency', 'urgent', 'unsafe', 'unasked', 'none'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The gravest thing that holds. Of a line that could not be read nobody knows more than of red flags that were not asked. */
export function urgencyOf({ found, summary, hasFinding }: Row): Urgency {
  if (found.emergency_until) return 'opened';
  if (summary && summary.red_flags.emergency_now > 0) return 'emergency';
  if (summary && summary.red_flags.urgent_days > 0) return 'urgent';
  if (hasFinding || flagged(summary, 'unsafe_order')) return 'unsafe';
  if (!summary || flagged(summary, 'red_flags_not_asked')) return 'unasked';
  return 'none';
}

function flagged(summary: Row['summary'], flag: string): boolean {
  return summary?.flags.some((one) => one === flag) ?? false;
}

/** The most urgent first; within the same urgency what changed last. */
export function byUrgency(rows: readonly Row[]): Row[] {
  const rank = (row: Row) => URGENCIES.indexOf(urgencyOf(row));
  const changed = ({ found }: Row) => found.changed_at ?? '';
  return rows.toSorted((one, other) => rank(one) - rank(other) || changed(other).localeCompare(changed(one)));
}
