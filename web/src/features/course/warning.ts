/** What stands in the way of beginning a step or a treatment, as the node says it. */
import type { Caution, Course, Step } from '../../api/answer';
import type { Values } from '../shared/facts/values';
import { partOf } from './happenings';

/** Why something is not begun without a word: a red flag that goes first, or a caution of its own. */
export type Warning = 'red_flag' | 'caution';

const GRAVE: readonly Caution['level'][] = ['contraindicated', 'avoid'];

/** The gravest thing in the way of a step; null where nothing is. */
export function warningOn(step: Pick<Step, 'cautions'>, course: Pick<Course, 'held_back'>): Warning | null {
  if (course.held_back) return 'red_flag';
  return step.cautions.some(isGrave) ? 'caution' : null;
}

function isGrave({ level }: Caution): boolean {
  return GRAVE.includes(level);
}

/** What is being recorded, as far as it tells which step it belongs to. */
interface Recorded {
  kind: string;
  values: Values;
}

/** The code of the step that a treatment belongs to, or of the drug. */
function stepOf({ kind, values }: Recorded): string {
  if (kind === 'drug_treatment') return String(values.class);
  return kind;
}

/** Every caution about what is being recorded; nothing where it is no treatment, or where its outcome says that it is behind. */
function cautionsAbout(recorded: Recorded, values: Values, course: Course): Caution[] | null {
  if (partOf(recorded.kind) !== 'treatment' || values.outcome) return null;
  const about = stepOf({ ...recorded, values: { ...recorded.values, ...values } });
  const step = course.steps.find(({ code }) => code === about);
  // What is no step, as a drug for the bone, has its cautions beside the course.
  const besides = course.besides.filter((caution) => caution.about === about);
  return [...(step?.cautions ?? []), ...besides];
}

/** Why a treatment must not be begun without a reason; null where it may. */
export function warningBefore(recorded: Recorded, values: Values, course: Course): Warning | null {
  const cautions = cautionsAbout(recorded, values, course);
  return cautions && warningOn({ cautions }, course);
}

/** What speaks against a treatment of this patient. */
export function cautionsBefore(recorded: Recorded, values: Values, course: Course): Caution[] {
  return (cautionsAbout(recorded, values, course) ?? []).filter(isGrave);
}
