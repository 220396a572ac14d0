import { t, word } from '../../i18n';
import { Button } from '../../ui/kit';
import { byDefault, type WorklistSearch } from './filter';

/** In which order the list stands, and the way back to that of urgency. */
export function Order({
  search,
  onSearch,
}: {
  search: WorklistSearch;
  onSearch: (search: WorklistSearch) => void;
}) {
  const { sort, order } = search;
  if (!sort) return <span>{t('worklist.order_urgency')}</span>;
  const column = word('worklist.column', sort);
  return (
    <span className="order">
      {t(order === 'desc' ? 'worklist.order_down' : 'worklist.order_up', { column })}
      <Button look="quiet" className="small" onClick={() => onSearch(byDefault(search))}>
        {t('worklist.order_back')}
      </Button>
    </span>
  );
}
