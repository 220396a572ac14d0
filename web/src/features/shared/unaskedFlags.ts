/** Red flags of which nobody knows: those that nobody asked, and those that were asked and are not settled. */
import type { Unknown } from '../../api/answer';
import { fieldsOf } from './facts/catalogue';
import { type Preset, remedyFor } from './facts/missing';

/** The form that present or absent alone fills in; nothing where more is needed. */
export function presenceOf(missing: string): Preset | undefined {
  const remedy = remedyFor(missing);
  if (!remedy || !('form' in remedy)) return undefined;
  const { kind, values } = remedy.form;
  const open = fieldsOf(kind).filter(({ name, required }) => required && !(name in values));
  return open.length === 1 && open[0]?.name === 'presence' ? remedy.form : undefined;
}

/** Flags with a question that present or absent answers were not asked; the others want a day, a number or a decision. */
export function splitUnknown(unknown: readonly Unknown[]): { unasked: Unknown[]; unsettled: Unknown[] } {
  const isUnasked = ({ missing }: Unknown) => missing.some((what) => presenceOf(what) !== undefined);
  return {
    unasked: unknown.filter(isUnasked),
    unsettled: unknown.filter((flag) => !isUnasked(flag)),
  };
}
