import type { BoardItem } from '../../api/answer';
import { t, word } from '../../i18n';
import { Menu } from '../../ui/menu';
import { movesOf, type State } from './board';

/** Everything that can be done with a study. */
export function CardMenu({
  item,
  onMove,
  onOpen,
}: {
  item: BoardItem;
  onMove: (state: State) => void;
  onOpen: (what: 'finding' | 'aside') => void;
}) {
  const states = movesOf(item.progress);
  const name = (state: State) =>
    item.progress === 'inadequate' && state === 'ordered' ? t('workup.again') : word('workup.move', state);
  const isMade = item.progress === 'done' || item.progress === 'read';
  return (
    <Menu
      label={t('workup.menu', { name: item.name })}
      parts={[
        { title: t('workup.move_to'), entries: states.map((state) => ({ id: state, name: name(state) })) },
        {
          entries: [
            ...(isMade ? [{ id: 'finding', name: t('workup.add_finding') }] : []),
            { id: 'aside', name: t('workup.set_aside') },
          ],
        },
      ]}
      onChoose={(id) => (id === 'finding' || id === 'aside' ? onOpen(id) : onMove(id as State))}
    />
  );
}
