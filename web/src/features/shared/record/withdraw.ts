/** Taking back what was recorded: the entry stays, and holds no more. */
import type { NewFact } from '../../../api/record';

/** Takes back an entry altogether. */
export function withdrawn(entry: string, reason: string): NewFact {
  return { fact: { kind: 'withdrawal', reason }, supersedes: entry };
}
