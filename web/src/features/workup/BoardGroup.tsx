import type { BoardItem } from '../../api/answer';
import { word } from '../../i18n';
import { Fold } from '../../ui/kit';
import { type Group, nameOf } from './board';
import { StudyCard } from './StudyCard';
import type { BoardParts } from './Workup';

/** Studies that wait for nothing, or for an answer: calm, below the board. Nothing where there are none. */
export function BoardGroup({
  group,
  items,
  onDrag,
  ...parts
}: BoardParts & { group: Group; items: BoardItem[]; onDrag: (item: BoardItem | null) => void }) {
  if (items.length === 0) return null;
  return (
    <Fold
      title={word('workup.group', group)}
      aside={items.map((item) => nameOf(item)).join(', ')}
      open={group === 'contraindicated' || group === 'optional'}
    >
      <ul className="cards in-group">
        {items.map((item) => (
          <li key={item.study}>
            <StudyCard {...parts} item={item} onDrag={onDrag} isGrouped />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
