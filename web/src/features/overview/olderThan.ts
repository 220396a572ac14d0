/** What happened to the patient after a film was taken, and may have changed how he stands: the film does not show it. */
import type { Entry } from '../../api/queries';
import { standing } from '../shared/record/standing';

/** After which an earlier film may not hold any more. */
const EVENTS: readonly string[] = ['new_pain', 'trauma', 'sudden_change_of_posture'];

/** What happened, and on which day it began. */
export interface Since {
  symptom: string;
  day: string;
}

/** What is recorded as present, and began after the day of a film; the earliest first. */
export function happenedAfter(taken: string, entries: readonly Entry[]): Since[] {
  const found = standing(entries).flatMap(({ fact, effective_at }): Since[] => {
    const symptom = String(fact.symptom);
    if (fact.kind !== 'clinical_finding' || fact.presence !== 'present' || !EVENTS.includes(symptom))
      return [];
    return [{ symptom, day: typeof fact.since === 'string' ? fact.since : effective_at }];
  });
  return found.filter(({ day }) => day > taken).toSorted((one, other) => one.day.localeCompare(other.day));
}
