import type { BoardItem } from '../../api/answer';
import { t, word } from '../../i18n';
import { Menu } from '../../ui/menu';
import { movesOf, nameOf, type State } from './board';

/** What opens from the menu of a card. */
export type Opens = 'finding' | 'aside' | 'cancel';

const OPENS: readonly string[] = ['finding', 'aside', 'cancel'] satisfies Opens[];

/** Everything that can be done with a study. */
export function CardMenu({
  item,
  isHeld,
  onMove,
  onOpen,
}: {
  item: BoardItem;
  /** Whether it is ordered only once something is answered. */
  isHeld: boolean;
  onMove: (state: State) => void;
  onOpen: (what: Opens) => void;
}) {
  const states = movesOf(item.progress);
  const name = (state: State) => {
    const words =
      item.progress === 'inadequate' && state === 'ordered' ? t('workup.again') : word('workup.move', state);
    return state === 'ordered' && isHeld ? t('workup.asks_first', { move: words }) : words;
  };
  const isMade = item.progress === 'done' || item.progress === 'read';
  return (
    <Menu
      label={t('workup.menu', { name: nameOf(item) })}
      parts={[
        { title: t('workup.move_to'), entries: states.map((state) => ({ id: state, name: name(state) })) },
        {
          entries: [
            ...(item.progress === 'ordered' ? [{ id: 'cancel', name: t('workup.cancel') }] : []),
            ...(isMade ? [{ id: 'finding', name: t('workup.add_finding') }] : []),
            { id: 'aside', name: t('workup.set_aside') },
          ],
        },
      ]}
      onChoose={(id) => (OPENS.includes(id) ? onOpen(id as Opens) : onMove(id as State))}
    />
  );
}
