/** Questions before a study, a step or a drug, by whom they concern. */
import type { Asked } from '../../api/answer';

/** Questions about the patient, and questions that only payers ask: what they cover is no medical matter. */
export function byConcern(ask: readonly Asked[]): { patient: Asked[]; payers: Asked[] } {
  return {
    patient: ask.filter(({ level }) => level !== 'coverage'),
    payers: ask.filter(({ level }) => level === 'coverage'),
  };
}
