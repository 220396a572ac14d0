// Moves of the board that fail first and are sent again.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import type { BoardItem } from '../../src/api/answer';
import { type Moves, useMoves } from '../../src/features/workup/useMoves';

const answers: (string | null)[] = [];
const send = async () => answers.shift() ?? null;
vi.mock('../../src/features/shared/facts/useSave', () => ({
  useSave: () => ({ save: send, again: send, busy: false, error: null }),
}));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let moves = {} as Moves;

function Board() {
  moves = useMoves('case', []);
  return null;
}

it('a move and its undo are told and kept also where they succeed only when sent again', async () => {
  await act(async () => createRoot(document.createElement('div')).render(<Board />));
  const item = { study: 'mri', progress: 'none' } as unknown as BoardItem;
  answers.push(null, 'e1', null, 'e2');
  await act(() => moves.move(item, 'ordered'));
  expect([moves.last, moves.said]).toEqual([null, '']);
  await act(async () => moves.again());
  expect(moves.last?.entry).toBe('e1');
  expect(moves.said).not.toBe('');
  const { said } = moves;
  await act(() => moves.undo());
  expect(moves.last?.entry).toBe('e1');
  await act(async () => moves.again());
  expect(moves.last).toBeNull();
  expect(moves.said).not.toBe(said);
});
