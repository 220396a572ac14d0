/** Values against cut-offs of the node: whether the interval of landmark error lies on both sides of one. */
import type { Schemas } from '../../../api/queries';
import { count } from '../../../i18n';
import { withUnit } from '../facts/words';
import { figure } from '../figures';

type Evidence = Schemas['AnswerDocument.record'];

/** A value with its interval, as of any document of the node. */
export interface Measured {
  code: string;
  interval?: { low: number; high: number } | null;
}

/** Cut-offs that a measured value is compared with, by what they are called; those of changes and of scores are none. */
const COMPARED: Readonly<Record<string, RegExp>> = {
  SVA: /^cut_off\.(srs_schwab|odi_40)\.sva\b/,
  PT: /^cut_off\.((srs_schwab|odi_40)\.pt|compensation\.pelvic_tilt)\b/,
  PI_LL: /^cut_off\.(srs_schwab|odi_40|severe)\.pi_ll\b/,
  T1PA: /^cut_off\.(severe\.t1pa|t1pa\.)/,
  KA: /^cut_off\.(film|compensation)\.knee_flexion\b/,
  FOA: /^cut_off\.film\.femoral_obliquity\b/,
};

/** Whether an interval lies on both sides of a cut-off. */
export function crosses(interval: Measured['interval'], cutOff: number): boolean {
  return interval != null && interval.low < cutOff && cutOff < interval.high;
}

/** The value among these that a cut-off is for. */
export function comparedWith<Value extends Measured>(
  values: readonly Value[],
  cutOff: string,
): Value | undefined {
  return values.find(({ code }) => COMPARED[code]?.test(cutOff));
}

/** Of the cut-offs that were used, those which a value's interval crosses. */
export function crossed(value: Measured, evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    (record) => comparedWith([value], record.id) && crosses(value.interval, record.value),
  );
}

/** A value as a statement of the node may name it. */
export interface Stated extends Measured {
  value: number | null;
  unit: string;
}

/** The cut-offs that a statement compares one of these values with, and that the value's interval crosses. */
export function crossedIn(
  statement: string,
  values: readonly Stated[],
  cutOffs: readonly Evidence[],
): Evidence[] {
  const named = values.filter(({ value, unit }) => value !== null && statement.includes(figure(value, unit)));
  return cutOffs.filter((record) => crosses(comparedWith(named, record.id)?.interval, record.value));
}

/** `interval crosses the cut-off 20°`; nothing where it crosses none. */
export function sayCrossed(found: readonly Evidence[]): string | undefined {
  if (found.length === 0) return undefined;
  const names = [...new Set(found.map(({ value, unit }) => withUnit(value, unit)))];
  return count('cut_off.crossed', names.length, { cut_off: names.join(', ') });
}
