/** What values are compared with: numbers of the node's document, with their source. */
import type { Assessment, Schemas } from '../../api/queries';
import { number, unitText } from '../../charts/numbers';
import type { Reference } from '../../charts/points';
import { t } from '../../i18n';
import { crossed, sayCrossed } from '../shared/value/cutOff';
import { type Film, isStanding, type Measured, type Parameter } from './films';

/** Cut-offs that are drawn beside a parameter, where the assessment used them. */
const CUT_OFFS: Partial<Record<Parameter, readonly string[]>> = {
  SVA: ['cut_off.srs_schwab.sva.plus', 'cut_off.srs_schwab.sva.plus_plus'],
  PT: ['cut_off.srs_schwab.pt.plus', 'cut_off.srs_schwab.pt.plus_plus'],
  PI_LL: ['cut_off.srs_schwab.pi_ll.plus', 'cut_off.srs_schwab.pi_ll.plus_plus'],
  KA: ['cut_off.film.knee_flexion.extended'],
};

/** A number that a cut-off rests on. */
export type Evidence = Schemas['AssessmentDocument.record'];

/** The cut-offs of a parameter that the document names. */
export function cutOffs(assessment: Assessment, code: Parameter): Evidence[] {
  return (CUT_OFFS[code] ?? []).flatMap((id) => assessment.evidence.find((record) => record.id === id) ?? []);
}

/** Whether the interval of a standing value crosses a cut-off that is drawn beside it, in words. */
export function crossing(film: Film, measured: Measured, assessment: Assessment): string | undefined {
  return isStanding(film) ? sayCrossed(crossed(measured, cutOffs(assessment, measured.code))) : undefined;
}

/** Lines for a parameter: its target for age, and its cut-offs. */
export function referencesOf(assessment: Assessment, code: Parameter): Reference[] {
  const target = assessment.flexibility.targets[code];
  const lines: Reference[] = cutOffs(assessment, code).map((record) => ({
    value: record.value,
    label: cutOffName(record),
    look: 'cut_off',
  }));
  if (target !== undefined)
    lines.push({ value: target, label: t('timeline.target_for_age'), look: 'target' });
  return lines;
}

/** How a cut-off is called beside its line. */
export function cutOffName({ id, value, unit }: Evidence): string {
  const quantity = `${number(value)}${unitText(unit)}`;
  if (id.endsWith('.plus_plus')) return t('timeline.cut_off.plus_plus', { quantity });
  if (id.endsWith('.plus')) return t('timeline.cut_off.plus', { quantity });
  return t('timeline.cut_off.extended', { quantity });
}
