/** What is said of a film beside its name and above its values. */
import type { Assessment, Entry } from '../../api/queries';
import { t } from '../../i18n';
import { ago } from '../shared/value/age';
import { sayAuthority, standingVersion } from '../shared/value/authority';
import { sayPosture } from '../shared/value/posture';
import { scaleBeside } from '../shared/value/scale';
import type { Film } from './films';

export type Judged = Assessment['films'][number];

/** What the node says of the landmarks that are shown; nothing of a draft. */
export function judgedOf(film: Film, assessment: Assessment): Judged | undefined {
  const entry = standingVersion(film.versions)?.entry;
  return assessment.films.find((one) => one.entry === entry);
}

/** Signed or draft, in a word, for the head of a column. */
export function stateOf(film: Film): string {
  const state = standingVersion(film.versions)?.state;
  return state === 'signed' ? t('compare.signed') : t(state ? 'compare.draft' : 'authority.none');
}

/** The lines under the name of a film. */
export function aboutFilm(
  film: Film,
  assessment: Assessment,
  entries: readonly Entry[] | undefined,
  calibrationClass: string | undefined,
): string[] {
  const judged = judgedOf(film, assessment);
  const { taken_on: taken } = film.image;
  const lines = [
    judged?.posture === 'standing_extended' &&
      judged.knees_and_hips === 'not_extended' &&
      sayPosture(judged.posture, judged.knees_and_hips),
    sayAuthority(standingVersion(film.versions), entries),
    taken && assessment.as_of && t('overview.film_age', { ago: ago(taken, assessment.as_of) }),
    calibrationClass && scaleBeside('mm', calibrationClass),
  ];
  return lines.filter((line) => typeof line === 'string' && line !== '') as string[];
}
