/** Moving a study across the board: each move is an entry of the record. */
import { useState } from 'react';
import type { BoardItem } from '../../api/answer';
import type { Entry } from '../../api/queries';
import type { NewFact } from '../../api/record';
import { t, word } from '../../i18n';
import { today } from '../shared/facts/FactForm';
import { type Save, useSave } from '../shared/facts/useSave';
import { studyAsBefore } from '../shared/record/withdraw';
import { nameFor, recordOf, type State } from './board';

/** A move that was recorded. */
export interface Move {
  item: BoardItem;
  /** The entry that it made. */
  entry: string;
  /** What was recorded of the study before, where anything was. */
  before: Entry | undefined;
}

/** What the board needs to move studies. */
export interface Moves extends Pick<Save, 'busy' | 'error'> {
  move: (item: BoardItem, state: State, reason?: string) => Promise<void>;
  /** Takes back that a study was ordered. */
  cancel: (item: BoardItem, reason: string) => Promise<void>;
  again: () => void;
  /** What was done last, in words. */
  said: string;
  say: (words: string) => void;
  /** The last move, until it is taken back. */
  last: Move | null;
  undo: () => Promise<void>;
}

/** Takes back an order altogether. */
function orderTakenBack(entry: string, reason: string): NewFact {
  return { fact: { kind: 'withdrawal', reason }, supersedes: entry };
}

/** Records moves of the studies of a case. */
export function useMoves(caseId: string, holding: readonly Entry[]): Moves {
  const { save, again, busy, error } = useSave(caseId);
  const [last, setLast] = useState<Move | null>(null);
  const [said, say] = useState('');
  const move = async (item: BoardItem, state: State, reason?: string) => {
    const { states } = recordOf(item.study, holding);
    const name = nameFor(item, states, today());
    const before = states.find((one) => one.fact.name === name);
    const fact = { kind: 'study', study: item.study, name, state, ...(reason && { reason }) };
    const entry = await save({ fact });
    if (entry === null) return;
    setLast({ item, entry, before });
    say(t('workup.moved', { name: item.name, state: word('fact.value', state) }));
  };
  const undo = async () => {
    if (!last?.before || (await save(studyAsBefore(last.entry, last.before.fact))) === null) return;
    setLast(null);
    say(t('workup.undone', { name: last.item.name }));
  };
  const cancel = async (item: BoardItem, reason: string) => {
    const order = recordOf(item.study, holding).states.find((one) => one.fact.state === 'ordered');
    if (!order || (await save(orderTakenBack(order.id, reason))) === null) return;
    setLast(null);
    say(t('workup.cancelled', { name: item.name }));
  };
  return { move, cancel, again: () => void again(), busy, error, said, say, last, undo };
}
