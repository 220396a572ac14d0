/** What a value must not be read without, as the node judges its film: caveats add up, and none takes the place of another. */
import type { Schemas } from '../../api/queries';
import type { Value } from './ValueTile';

type Film = Schemas['AssessmentDocument.film'];
type Usability = NonNullable<Value['usability']>;

/** From what weighs most to what weighs least. */
const ORDER: readonly Usability[] = ['unusable', 'unverified', 'at_least', 'of_this_posture'];

/** Every limit of a value's use, each once; none where it may be used as it stands. */
export function caveatsOf(value: Pick<Value, 'code' | 'usability'>, film: Film | undefined): Usability[] {
  const limits = film?.parameters.find(({ code }) => code === value.code)?.limits ?? [];
  const said: readonly string[] = [value.usability ?? 'valid', ...limits.map(({ usability }) => usability)];
  return ORDER.filter((one) => said.includes(one));
}
