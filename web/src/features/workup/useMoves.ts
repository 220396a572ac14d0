/** Moving a study across the board: each move is an entry of the record. */
import { useRef, useState } from 'react';
import type { BoardItem } from '../../api/answer';
import type { Entry } from '../../api/queries';
import type { NewFact } from '../../api/record';
import { t, word } from '../../i18n';
import { today } from '../shared/facts/today';
import { type Save, useSave } from '../shared/facts/useSave';
import { withdrawn } from '../shared/record/withdraw';
import { nameFor, nameOf, recordOf, type State } from './board';

/** A move that was recorded. */
export interface Move {
  item: BoardItem;
  /** The entry that it made. */
  entry: string;
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

/** Records moves of the studies of a case. */
export function useMoves(caseId: string, holding: readonly Entry[]): Moves {
  const { save, again: sendAgain, busy, error } = useSave(caseId);
  // What follows the save that was asked for last: also where it succeeds only when it is sent again.
  const follows = useRef<(entry: string) => void>(() => {});
  const saved = async (given: NewFact, then: (entry: string) => void) => {
    follows.current = then;
    const entry = await save(given);
    if (entry !== null) then(entry);
  };
  const again = async () => {
    const then = follows.current;
    const entry = await sendAgain();
    if (entry !== null) then(entry);
  };
  const [last, setLast] = useState<Move | null>(null);
  const [said, say] = useState('');
  const move = async (item: BoardItem, state: State, reason?: string) => {
    const { states } = recordOf(item.study, holding);
    const name = nameFor({ ...item, name: nameOf(item) }, states, today());
    const fact = { kind: 'study', study: item.study, name, state, ...(reason && { reason }) };
    await saved({ fact }, (entry) => {
      setLast({ item, entry });
      say(t('workup.moved', { name: nameOf(item), state: word('fact.value', state) }));
    });
  };
  const undo = async () => {
    if (!last) return;
    await saved(withdrawn(last.entry, t('workup.undo_reason')), () => {
      setLast(null);
      say(t('workup.undone', { name: nameOf(last.item) }));
    });
  };
  const cancel = async (item: BoardItem, reason: string) => {
    const order = recordOf(item.study, holding).states.find((one) => one.fact.state === 'ordered');
    if (!order) return;
    await saved(withdrawn(order.id, reason), () => {
      setLast(null);
      say(t('workup.cancelled', { name: nameOf(item) }));
    });
  };
  return { move, cancel, again: () => void again(), busy, error, said, say, last, undo };
}
