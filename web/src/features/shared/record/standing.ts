/** What of a record holds: an entry that another one corrects or takes back does not. */
import type { Entry } from '../../../api/queries';

/** An entry, and the one that corrects it or takes it back. */
export interface Placed {
  entry: Entry;
  correctedBy?: Entry;
  /** Whether it was taken back, and that was not undone; never of a withdrawal, which is not stated again. */
  isTakenBack: boolean;
}

/** Whether an entry says nothing itself and takes another one back. */
export function isWithdrawal({ fact }: Entry): boolean {
  return fact.kind === 'withdrawal';
}

/** Every entry with the one that corrects it; the latest day first, within a day what was recorded last. */
export function placed(entries: readonly Entry[]): Placed[] {
  const corrections = new Map(
    entries.flatMap((entry) => (entry.supersedes === undefined ? [] : [[entry.supersedes, entry]])),
  );
  const all = entries.map((entry, at) => ({ entry, at, correctedBy: corrections.get(entry.id) }));
  all.sort(
    (one, other) => other.entry.effective_at.localeCompare(one.entry.effective_at) || other.at - one.at,
  );
  return all.map(({ entry, correctedBy }) => ({
    entry,
    ...(correctedBy !== undefined && { correctedBy }),
    isTakenBack:
      !isWithdrawal(entry) &&
      correctedBy !== undefined &&
      isWithdrawal(correctedBy) &&
      !corrections.has(correctedBy.id),
  }));
}

/** Entries that hold, the latest first. */
export function standing(entries: readonly Entry[]): Entry[] {
  return placed(entries)
    .filter((one) => one.correctedBy === undefined && !isWithdrawal(one.entry))
    .map((one) => one.entry);
}
