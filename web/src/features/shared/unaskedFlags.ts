/** Red flags of which nobody knows: those that nobody asked, and those that were asked and are not settled. */
import type { Answer, Lacking, UnknownFlag } from '../../api/answer';
import { fieldsOf } from './facts/catalogue';
import { type Preset, remedyFor } from './facts/missing';

/** The form that present or absent alone fills in; nothing where more is needed. */
export function presenceOf(missing: string, known: readonly Lacking[]): Preset | undefined {
  const remedy = remedyFor(missing, known);
  if (!remedy || !('form' in remedy)) return undefined;
  const { kind, values } = remedy.form;
  const open = fieldsOf(kind).filter(({ name, required }) => required && !(name in values));
  return open.length === 1 && open[0]?.name === 'presence' ? remedy.form : undefined;
}

/** Flags of which nobody knows, by what they wait for. */
export interface SplitFlags {
  /** A question that present or absent answers was not asked. */
  unasked: UnknownFlag[];
  /** Asked, and wants a day, a number or a decision. */
  unsettled: UnknownFlag[];
  /** Answered by a needed study: nobody is asked before it is read. */
  waiting: UnknownFlag[];
}

/** Sorts them. */
export function splitUnknown({
  red_flags_unknown: unknown,
  missing: known,
}: Pick<Answer, 'red_flags_unknown' | 'missing'>): SplitFlags {
  const open = unknown.filter(({ waits_for }) => !waits_for);
  const isUnasked = ({ missing }: UnknownFlag) =>
    missing.some((what) => presenceOf(what, known) !== undefined);
  return {
    unasked: open.filter(isUnasked),
    unsettled: open.filter((flag) => !isUnasked(flag)),
    waiting: unknown.filter(({ waits_for }) => waits_for),
  };
}
