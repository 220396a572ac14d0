/** Findings and the studies that they rest on: with its study a finding is taken back from what counts, as the node has it. */
import type { Entry } from '../../../api/queries';
import { standing } from './standing';

const namesOf = (entries: readonly Entry[]) =>
  new Set(entries.filter(({ fact }) => fact.kind === 'study').map(({ fact }) => fact.name));

/** Findings that would count no more if this entry were taken back: those of a study of which nothing else is recorded. */
export function restingOn(entry: Entry, entries: readonly Entry[]): Entry[] {
  if (entry.fact.kind !== 'study') return [];
  const holding = standing(entries);
  const { name } = entry.fact;
  if (namesOf(holding.filter(({ id }) => id !== entry.id)).has(name)) return [];
  return holding.filter(({ fact }) => fact.kind === 'study_finding' && fact.study === name);
}

/** Findings that nobody took back, and that count no more because their study was. */
export function unfounded(entries: readonly Entry[]): ReadonlySet<string> {
  const holding = standing(entries);
  const [once, now] = [namesOf(entries), namesOf(holding)];
  const lost = holding.filter(
    ({ fact }) => fact.kind === 'study_finding' && once.has(fact.study) && !now.has(fact.study),
  );
  return new Set(lost.map(({ id }) => id));
}
