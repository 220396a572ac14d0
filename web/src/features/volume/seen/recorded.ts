/** What of a proposal stands in the record already. */
import type { Entry } from '../../../api/queries';
import { holding } from '../../timeline/facts';
import type { Proposal } from './ct';

/** Kinds of studies of the work-up that are read from slices of CT. */
const KINDS = ['ct', 'whole_spine_ct', 'ct_myelogram'] as const;

/** The study of the record to which slices of a day belong. */
export interface OfRecord {
  kind: string;
  name: string;
  /** Whether the record knows it. */
  isKnown: boolean;
}

/** The latest CT of the record up to the day of the slices, else a new one. */
export function studyOf(entries: readonly Entry[], slot: string | null | undefined, fresh: string): OfRecord {
  const kind = KINDS.find((one) => one === slot) ?? 'ct';
  const known = holding(entries).filter(({ fact }) => fact.kind === 'study' && fact.study === kind);
  const name = known[0]?.fact.name;
  return typeof name === 'string' ? { kind, name, isKnown: true } : { kind, name: fresh, isKnown: false };
}

/** The entry that says the same of the same study, whatever a person has decided of it. */
export function entryOf(entries: readonly Entry[], study: string, proposal: Proposal): Entry | undefined {
  const same = (fact: Entry['fact']) =>
    fact.kind === 'study_finding' &&
    fact.study === study &&
    fact.finding === proposal.finding &&
    (fact.level ?? null) === (proposal.level ?? null) &&
    (fact.side ?? null) === (proposal.side ?? null);
  return holding(entries).find(({ fact }) => same(fact));
}
