/** Which of the loaded cases are shown, and in which order; the address of the page says it, so that it can be kept and sent. */
import type { Case } from '../../api/queries';
import type { Summary } from './summary';
import { byUrgency } from './urgency';

/** How far a case has come, in order. */
export const STATES = ['new', 'unmeasured', 'measuring', 'waiting', 'measured'] as const;
/** What is to be known of a case before it is opened. */
export const FLAGS = [
  'red_flag',
  'unsafe_order',
  'finding_waits',
  'red_flags_not_asked',
  'no_extended_film',
  'uncalibrated',
  'unconfirmed_landmarks',
  'workup_incomplete',
] as const;
/** By what the list can be put in order; without one of these, by urgency. */
export const SORTS = ['patient', 'film', 'state', 'PI_LL', 'SVA', 'T1PA', 'PT', 'changed'] as const;

export type CaseState = (typeof STATES)[number];
export type CaseFlag = (typeof FLAGS)[number];
export type SortKey = (typeof SORTS)[number];

/** What the address says. */
export interface WorklistSearch {
  state?: CaseState;
  /** Every one of these, with commas between them. */
  flag?: string;
  sort?: SortKey;
  order?: 'desc';
}

/** A case with its line, as far as it is known. */
export interface Row {
  found: Case;
  summary: Summary | undefined;
  /** Whether a finding waits for the word of a person. */
  hasFinding: boolean;
}

const oneOf = <T extends string>(known: readonly T[], given: unknown): T | undefined =>
  known.find((one) => one === given);

/** Reads the address, and passes over what it does not know. */
export function worklistSearch(given: Record<string, unknown>): WorklistSearch {
  const state = oneOf(STATES, given.state);
  const flag = flagsOf(typeof given.flag === 'string' ? given.flag : '').join(',');
  const sort = oneOf(SORTS, given.sort);
  return {
    ...(state && { state }),
    ...(flag && { flag }),
    ...(sort && { sort }),
    ...(sort && given.order === 'desc' && { order: 'desc' as const }),
  };
}

/** The flags that an address names. */
export function flagsOf(text: string | undefined): CaseFlag[] {
  const asked = (text ?? '').split(',');
  return FLAGS.filter((flag) => asked.includes(flag));
}

/** The address with a flag more, or less where it was there. */
export function toggled(search: WorklistSearch, flag: CaseFlag): WorklistSearch {
  const before = flagsOf(search.flag);
  const after = before.includes(flag) ? before.filter((one) => one !== flag) : [...before, flag];
  const { flag: _, ...rest } = search;
  return worklistSearch({ ...rest, flag: after.join(',') });
}

/** Days are asked for with the latest first. */
const DOWN_FIRST: readonly SortKey[] = ['film', 'changed'];

/** The address after a column was chosen: one way, then the other, then by urgency. */
export function sortedBy(search: WorklistSearch, key: SortKey): WorklistSearch {
  const { sort, order, ...rest } = search;
  const up: WorklistSearch = { ...rest, sort: key };
  const down: WorklistSearch = { ...up, order: 'desc' };
  const [first, second] = DOWN_FIRST.includes(key) ? [down, up] : [up, down];
  if (sort !== key) return first;
  return order === first.order ? second : rest;
}

/** The address in the order of urgency. */
export function byDefault({ sort: _, order: __, ...rest }: WorklistSearch): WorklistSearch {
  return rest;
}

/** Whether the lines of all loaded cases are needed to say what is shown. */
export function needsSummaries({ state, flag, sort }: WorklistSearch): boolean {
  return Boolean(state || flag || (sort !== 'patient' && sort !== 'changed'));
}

/** The value of a parameter in the line of a case. */
export function numberOf(summary: Summary | undefined, code: string) {
  return summary?.values.find((value) => value.code === code);
}

/** What is to be known of a case, the gravest first. */
export function flagsIn({ summary, hasFinding }: Row): CaseFlag[] {
  const said: readonly string[] = [...(summary?.flags ?? []), ...(hasFinding ? ['finding_waits'] : [])];
  return FLAGS.filter((flag) => said.includes(flag));
}

/** The rows that the address asks for, in the order in which they come. */
export function kept(rows: readonly Row[], { state, flag }: WorklistSearch): Row[] {
  const asked = flagsOf(flag);
  return rows.filter((row) => {
    if (state && row.summary?.state !== state) return false;
    const has = flagsIn(row);
    return asked.every((one) => has.includes(one));
  });
}

function keyOf({ found, summary }: Row, sort: SortKey): string | number | null {
  switch (sort) {
    case 'patient':
      return found.patient?.name ?? found.pseudonym;
    case 'film':
      return summary?.last_film ?? null;
    case 'state':
      return summary ? (STATES as readonly string[]).indexOf(summary.state) : null;
    case 'changed':
      return found.changed_at ?? null;
    default:
      return numberOf(summary, sort)?.value ?? null;
  }
}

/** Below zero where `a` comes first; what is not known comes last, whichever way round. */
function compared(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  return sign * order;
}

/** The rows that are shown, in their order. */
export function shown(rows: readonly Row[], search: WorklistSearch): Row[] {
  const found = kept(rows, search);
  const { sort, order } = search;
  if (!sort) return byUrgency(found);
  const sign = order === 'desc' ? -1 : 1;
  return found
    .map((row) => ({ row, key: keyOf(row, sort) }))
    .sort((a, b) => compared(a.key, b.key, sign))
    .map(({ row }) => row);
}
