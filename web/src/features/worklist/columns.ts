/** The columns of the list, from left to right. */
import type { SortKey } from './filter';

/** A column; one without an order cannot be sorted by. That of urgency is the order of the list unless another is chosen. */
export interface Column {
  id: 'patient' | 'film' | 'state' | 'PI_LL' | 'SVA' | 'T1PA' | 'PT' | 'flags' | 'sentence' | 'changed';
  sort: SortKey | 'urgency' | null;
}

const COLUMNS: readonly Column[] = [
  { id: 'patient', sort: 'patient' },
  { id: 'film', sort: 'film' },
  { id: 'state', sort: 'state' },
  { id: 'PI_LL', sort: 'PI_LL' },
  { id: 'SVA', sort: 'SVA' },
  { id: 'T1PA', sort: 'T1PA' },
  { id: 'PT', sort: 'PT' },
  { id: 'flags', sort: 'urgency' },
  // In sight where the page is wide.
  { id: 'sentence', sort: null },
  { id: 'changed', sort: 'changed' },
];

/** The columns that a role sees: a researcher is not told when something changed. */
export function columnsOf(role: string): readonly Column[] {
  return role === 'researcher' ? COLUMNS.filter(({ id }) => id !== 'changed') : COLUMNS;
}
