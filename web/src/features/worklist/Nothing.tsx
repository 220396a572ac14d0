/** Why the list is empty, and what to do. */
import { Link } from '@tanstack/react-router';
import { useSession } from '../../api/session';
import { type MessageKey, t } from '../../i18n';
import { Button, Empty } from '../../ui/kit';
import { Choose } from '../imports/Choose';
import type { Brought } from '../imports/queue';
import type { WorklistSearch } from './filter';
import type { useWorklist } from './useWorklist';

const WHY: Record<string, MessageKey> = {
  clinician: 'worklist.empty_clinician',
  reader: 'worklist.empty_reader',
  researcher: 'worklist.empty_researcher',
  administrator: 'worklist.empty_administrator',
};

/** In the place of the list, when there is nothing in it. */
export function Nothing({
  work: { asked, loaded, pages, more },
  search,
  onBrought,
}: {
  work: ReturnType<typeof useWorklist>;
  search: WorklistSearch;
  onBrought: ((files: Brought[]) => void) | undefined;
}) {
  const { role } = useSession();
  if (loaded.length > 0 && (search.state || search.flag)) {
    return (
      <Empty
        title={t('worklist.no_match')}
        action={pages.hasNextPage && <Button onClick={more}>{t('worklist.load_more')}</Button>}
      >
        {t('worklist.no_match_text', { loaded: loaded.length })}
      </Empty>
    );
  }
  if (asked) return <Empty title={t('worklist.no_found')}>{t('worklist.no_found_text')}</Empty>;
  return (
    <Empty
      title={t(role === 'administrator' ? 'worklist.empty_title_administrator' : 'worklist.empty')}
      action={
        <>
          {onBrought && <Choose look="primary" onBrought={onBrought} />}
          {role === 'administrator' && <Link to="/settings">{t('worklist.to_settings')}</Link>}
        </>
      }
    >
      {t(WHY[role] ?? 'worklist.empty_reader')}
    </Empty>
  );
}
