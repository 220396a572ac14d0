/** What is in sight when landmarks are signed: the node measures again, and signs no other numbers. */
import type { Schemas } from '../../../api/queries';
import type { Measure, Reading } from '../../../measure';

/** Every value that is there, by the code of its parameter, and by which program and numbers it was measured. */
export function displayed(
  { program, evidence }: Pick<Measure['version'], 'program' | 'evidence'>,
  readings: readonly Reading[],
): Schemas['Displayed'] {
  const values = readings.flatMap(({ parameter, value }) =>
    value === null ? [] : [[parameter.code, value]],
  );
  return { program, evidence, values: Object.fromEntries(values) };
}
