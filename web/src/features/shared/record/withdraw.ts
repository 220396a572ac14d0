/**
 * Taking back what was recorded.
 *
 * Entries are corrected and never deleted, and a correction is a fact of the same kind. So an entry can be taken back only where
 * there is a fact that says nothing new: an override by a code that names nothing, a study by what was recorded of it before.
 */
import type { NewFact } from '../../../api/record';

/** Takes back an entry altogether: what it said holds no more. */
export function withdrawn(entry: string, reason: string): NewFact {
  return { fact: { kind: 'withdrawal', reason }, supersedes: entry };
}

/** The code of an override that was taken back: it names nothing that could be set aside. */
export const TAKEN_BACK = 'withdrawn';

/** Takes back an override. */
export function withoutOverride(entry: string, reason: string): NewFact {
  return { fact: { kind: 'override', item: TAKEN_BACK, reason }, supersedes: entry, withdraws: true };
}

/** Takes back how far a study has come, to what was recorded of it before. */
export function studyAsBefore(entry: string, before: Readonly<Record<string, unknown>>): NewFact {
  return { fact: { ...before, kind: 'study' }, supersedes: entry };
}
