import { useState } from 'react';
import type { BoardItem } from '../../api/answer';
import { t, word } from '../../i18n';
import { type Column, movesOf } from './board';
import { StudyCard } from './StudyCard';
import type { BoardParts } from './Workup';

/** A column of the board; a card that may go there can be dropped on it. */
export function BoardColumn({
  column,
  items,
  dragged,
  onDrag,
  ...parts
}: BoardParts & {
  column: Column;
  items: BoardItem[];
  dragged: BoardItem | null;
  onDrag: (item: BoardItem | null) => void;
}) {
  const [isOver, setOver] = useState(false);
  const takes = dragged !== null && column !== 'needed' && movesOf(dragged.progress).includes(column);
  const drop = () => {
    setOver(false);
    onDrag(null);
    if (!dragged || dragged.progress === column) return;
    if (column !== 'needed' && takes) parts.onMove(dragged, column);
    else parts.moves.say(t('workup.not_there'));
  };
  return (
    <section
      className={`column ${takes ? 'takes' : ''} ${isOver ? 'over' : ''}`}
      aria-label={word('workup.column', column)}
      onDragOver={(event) => {
        if (!dragged) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) =>
        !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)
      }
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
    >
      <header className="column-head">
        <h2>{word('workup.column', column)}</h2>
        <span className="count">{items.length}</span>
        <span className="muted">{word('workup.column_hint', column)}</span>
      </header>
      {items.length === 0 && <p className="column-empty muted">{t('workup.column_empty')}</p>}
      <ul className="cards">
        {items.map((item) => (
          <li key={item.study}>
            <StudyCard {...parts} item={item} onDrag={onDrag} />
          </li>
        ))}
      </ul>
    </section>
  );
}
