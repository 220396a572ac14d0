/** Where studies stand on the board, and what of the record belongs to them. */
import type { BoardItem, Need } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { ago } from '../shared/value/age';

/** What people call a study. */
export function nameOf({ study }: Pick<BoardItem, 'study'>): string {
  return word('fact.study_kind', study);
}

/** How long a study waits to be made, or to be read. */
export function saySince(progress: 'ordered' | 'done', since: string, asOf: string): string {
  return t(`workup.since_${progress}`, { ago: ago(since, asOf), day: day(since) });
}

/** The columns, from left to right. */
export const COLUMNS = ['needed', 'ordered', 'done', 'read'] as const;
export type Column = (typeof COLUMNS)[number];

/** Studies that nobody has begun and that no rule needs, in groups of their own. */
export const GROUPS = ['contraindicated', 'cannot_tell', 'optional', 'not_needed'] as const;
export type Group = (typeof GROUPS)[number];

/** What can be recorded of a study. */
export type State = 'ordered' | 'done' | 'read' | 'inadequate';

/** The column of a study, or the group in which it waits. By its progress; needed alone are those that the node needs. */
export function placeOf({
  need,
  progress,
  instead,
}: {
  need: Need;
  progress: BoardItem['progress'];
  instead?: BoardItem['instead'];
}): Column | Group {
  // It was read in vain, and another one answers in its place: nothing of it is to be arranged.
  if (instead) return 'read';
  if (progress !== 'none' && progress !== 'inadequate') return progress;
  return need;
}

/** What can be recorded next: a study goes forward, and one that does not answer is ordered again. */
export function movesOf(progress: BoardItem['progress']): State[] {
  switch (progress) {
    case 'none':
      return ['ordered', 'done', 'read'];
    case 'ordered':
      return ['done', 'read', 'inadequate'];
    case 'done':
      return ['read', 'inadequate'];
    case 'read':
      return ['inadequate'];
    case 'inadequate':
      return ['ordered', 'done', 'read'];
  }
}

/** What is recorded of one kind of study. */
export interface OfStudy {
  /** Entries that say how far it has come, the latest first. */
  states: Entry[];
  findings: Entry[];
}

/** Of the entries that hold, those of a kind of study, and the findings that carry the name of one of them. */
export function recordOf(study: string, holding: readonly Entry[]): OfStudy {
  const states = holding.filter(({ fact }) => fact.kind === 'study' && fact.study === study);
  const names = new Set(states.map(({ fact }) => fact.name));
  const findings = holding.filter(({ fact }) => fact.kind === 'study_finding' && names.has(fact.study));
  return { states, findings };
}

const LONGEST_NAME = 80;

/** The name under which a study goes on; one that did not answer begins anew, under a name with its day. */
export function nameFor(
  item: { name: string; progress: BoardItem['progress'] },
  states: readonly Entry[],
  today: string,
): string {
  const latest = states[0]?.fact.name;
  const fresh = states.length === 0 ? item.name : `${item.name} ${today}`;
  const name = typeof latest === 'string' && item.progress !== 'inadequate' ? latest : fresh;
  return name.slice(0, LONGEST_NAME);
}

/** How many needed studies have come how far. */
export function tally(
  board: readonly BoardItem[],
): Record<'needed' | 'open' | 'ordered' | 'done' | 'read', number> {
  const needed = board.filter((item) => item.need === 'needed' && !item.instead);
  const many = (column: Column) => needed.filter((item) => placeOf(item) === column).length;
  return {
    needed: needed.length,
    open: many('needed'),
    ordered: many('ordered'),
    done: many('done'),
    read: many('read'),
  };
}
