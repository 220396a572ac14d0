/** Taking back what was recorded: the entry stays, and holds no more. */
import type { Entry } from '../../../api/queries';
import type { NewFact } from '../../../api/record';

/** Takes back an entry altogether. */
export function withdrawn(entry: string, reason: string): NewFact {
  return { fact: { kind: 'withdrawal', reason }, supersedes: entry };
}

/** Undoes that: the fact is recorded again in the place of its withdrawal, of the day on which it held. */
export function heldAgain({ fact, effective_at }: Entry, withdrawal: Pick<Entry, 'id'>): NewFact {
  return { fact, effective_at, supersedes: withdrawal.id };
}
