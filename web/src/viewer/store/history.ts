/** Undo and redo: every sheet that was, and every one that was taken back. */
import type { Sheet } from './sheet';

/** A step of the history: what was done, and the sheet before it. */
interface Step {
  label: string;
  before: Sheet;
  /** Steps with the same key that follow each other at once are one: a nudge after a nudge. */
  key: string | null;
}

/** The state of a history. */
export interface History {
  readonly sheet: Sheet;
  readonly past: readonly Step[];
  readonly future: readonly { label: string; after: Sheet }[];
}

/** More steps than anybody takes back. */
const MOST = 500;

/** A history that begins with a sheet. */
export function begun(sheet: Sheet): History {
  return { sheet, past: [], future: [] };
}

/** Does something: what was taken back before is gone. */
export function done(history: History, label: string, after: Sheet, key: string | null = null): History {
  if (after === history.sheet) return history;
  const last = history.past.at(-1);
  const goesOn = key !== null && last?.key === key;
  const past = goesOn ? history.past : [...history.past, { label, before: history.sheet, key }].slice(-MOST);
  return { sheet: after, past, future: [] };
}

/** Takes the last step back. */
export function undone(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const future = [{ label: step.label, after: history.sheet }, ...history.future];
  return { sheet: step.before, past: history.past.slice(0, -1), future };
}

/** Does again what was taken back. */
export function redone(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return {
    sheet: step.after,
    past: [...history.past, { label: step.label, before: history.sheet, key: null }],
    future,
  };
}
