/** Records of the trail. */
import type { Schemas } from '../../api/queries';

export type Deed = Schemas['Record'];

/** Whether somebody opened a case in an emergency: what whoever reads the trail looks for first. */
export function isEmergency(action: string): boolean {
  return action === 'case.break_glass';
}
