/** Facts of a record that hold now, by kind. */
import type { Entry, Schemas } from '../../api/queries';

/** The facts that this screen draws. */
export interface Facts {
  film: Schemas['CaseDocument.film'];
  event: Schemas['CaseDocument.event'];
  outcome: Schemas['CaseDocument.outcome'];
  function: Schemas['CaseDocument.function'];
  injection: Schemas['CaseDocument.injection'];
  physical_therapy: Schemas['CaseDocument.physical_therapy'];
  drug_treatment: Schemas['CaseDocument.drug_treatment'];
  medication: Schemas['CaseDocument.medication'];
  brace: Schemas['CaseDocument.brace'];
  device: Schemas['CaseDocument.device'];
  surgical_anatomy: Schemas['CaseDocument.surgical_anatomy'];
  clinical_finding: Schemas['CaseDocument.clinical_finding'];
  study_finding: Schemas['CaseDocument.study_finding'];
  observation: Schemas['CaseDocument.observation'];
}

/** A fact with its entry. */
export interface Dated<Fact> {
  id: string;
  day: string;
  fact: Fact;
}

/** Entries that no later entry corrects. */
export function holding(entries: readonly Entry[]): Entry[] {
  const corrected = new Set(entries.map((entry) => entry.supersedes));
  return entries.filter((entry) => !corrected.has(entry.id));
}

/** The facts of one kind, from the earliest to the latest. */
export function factsOf<Kind extends keyof Facts>(
  entries: readonly Entry[],
  kind: Kind,
): Dated<Facts[Kind]>[] {
  return entries
    .filter((entry) => entry.fact.kind === kind)
    .map((entry) => ({ id: entry.id, day: entry.effective_at, fact: entry.fact as unknown as Facts[Kind] }))
    .sort((one, other) => one.day.localeCompare(other.day));
}
