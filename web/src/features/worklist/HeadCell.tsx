/** The head of a column, by which the list is put in order. */
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import type { Column } from './columns';
import { byDefault, sortedBy, type WorklistSearch } from './filter';

/** A head; pressed it sorts one way, then the other, then by urgency. */
export function HeadCell({
  column: { id, sort },
  search,
  onSearch,
}: {
  column: Column;
  search: WorklistSearch;
  onSearch: (search: WorklistSearch) => void;
}) {
  const name = word('worklist.column', id);
  const isUrgency = sort === 'urgency';
  const isSorted = isUrgency ? !search.sort : sort !== null && search.sort === sort;
  const isDown = isUrgency || search.order === 'desc';
  const order = isSorted ? (isDown ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={`column-${id}`} aria-sort={order}>
      {sort ? (
        <button
          type="button"
          className="sort"
          title={isUrgency ? t('worklist.order_urgency') : t('worklist.sort', { column: name })}
          onClick={() => onSearch(isUrgency ? byDefault(search) : sortedBy(search, sort))}
        >
          {name}
          {isSorted && <Icon name={isDown ? 'below' : 'above'} size={10} />}
        </button>
      ) : (
        name
      )}
    </th>
  );
}
