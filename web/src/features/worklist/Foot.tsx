/** How many cases are shown, of how many that are loaded: filters and order know of no others. */
import { count, t } from '../../i18n';
import { Button } from '../../ui/kit';
import type { WorklistSearch } from './filter';
import { Order } from './Order';
import type { useWorklist } from './useWorklist';

/** The line under the list. */
export function Foot({
  work: { pages, list, loaded, left, more },
  search,
  onSearch,
}: {
  work: ReturnType<typeof useWorklist>;
  search: WorklistSearch;
  onSearch: (search: WorklistSearch) => void;
}) {
  const isNarrowed = Boolean(search.state || search.flag);
  const isPart = pages.hasNextPage;
  const texts = [
    left > 0 && t('worklist.reading', { left }),
    isNarrowed && t('worklist.matching', { shown: list.length, loaded: loaded.length }),
    !isNarrowed && !isPart && count('worklist.cases', loaded.length),
    isPart && t('worklist.loaded_some', { loaded: loaded.length }),
  ];
  return (
    <div className="list-foot">
      <p role="status">{texts.filter(Boolean).join(' ')}</p>
      <Order search={search} onSearch={onSearch} />
      {isPart && (
        <Button onClick={more} busy={pages.isFetchingNextPage}>
          {t('worklist.load_more')}
        </Button>
      )}
    </div>
  );
}
