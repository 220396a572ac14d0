/** The kinds of fact that people record by a form, and the fields of each: as `upright.case/1` has them. The node checks what is entered. */

import { choices } from './kinds/choices';
import { examination } from './kinds/examination';
import { type Field, text } from './kinds/field';
import { health } from './kinds/health';
import { person } from './kinds/person';
import { spine } from './kinds/spine';
import { studies } from './kinds/studies';
import { OUTCOMES, treatments } from './kinds/treatments';

export { type Field, LEVELS, type WordGroup } from './kinds/field';

/** A conclusion that is set aside. */
const override = [
  text('item', { required: true, subject: true }),
  text('reason', { required: true }),
  text('instead'),
] as const satisfies readonly Field[];

/** Every kind with its fields, in the order in which people fill them in. */
export const CATALOGUE = {
  ...examination,
  ...choices,
  ...treatments,
  ...studies,
  ...health,
  ...spine,
  ...person,
  override,
} as const satisfies Record<string, readonly Field[]>;

/** A kind of fact that has a form. */
export type FormKind = keyof typeof CATALOGUE;

/** Whether facts of this kind have a form. */
export function hasForm(kind: string): kind is FormKind {
  return kind in CATALOGUE;
}

/** The fields of a kind; none for a kind without a form. */
export function fieldsOf(kind: string): readonly Field[] {
  return hasForm(kind) ? CATALOGUE[kind] : [];
}

/** The outcomes that end a treatment and ask for a reason, as the record's description has it. */
export const OUTCOMES_WITH_REASON: readonly string[] = OUTCOMES.slice(2);
