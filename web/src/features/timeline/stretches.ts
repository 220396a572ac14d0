/** Which values are joined by a line, and where they count anew. */
import type { Assessment } from '../../api/queries';

/** Two things that a line joins. */
export interface Joined {
  from: string;
  to: string;
}

/** The films that the node sets beside each other: those that it calls not comparable are joined by no line. */
export function comparable(assessment: Assessment): Joined[] {
  return assessment.progression.comparisons
    .filter(({ verdict }) => verdict !== 'not_comparable')
    .map(({ earlier, later }) => ({ from: earlier, to: later }));
}

/** A day from which alignment counts anew, and why. */
export interface Baseline {
  day: string;
  since: string;
}

/** The days from which films count anew, as the node says them; a beginning that it does not know is none. */
export function baselines(assessment: Assessment): Baseline[] {
  return assessment.progression.baselines.flatMap(({ since }) =>
    since && /^\d{4}-\d{2}-\d{2}/.test(since) ? [{ day: since.slice(0, 10), since }] : [],
  );
}

/** Each thing with the one before it, unless something lies between from which all counts anew; things are in order of days. */
export function joinedWithin(
  things: readonly { id: string; day: string }[],
  anew: readonly Baseline[],
): Joined[] {
  return things.flatMap((thing, place) => {
    const before = things[place - 1];
    const isApart = before && anew.some(({ day }) => before.day <= day && day <= thing.day);
    return before && !isApart ? [{ from: before.id, to: thing.id }] : [];
  });
}
