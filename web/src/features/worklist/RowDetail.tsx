/** What the row at which one stands comes to, in a sentence, before its case is opened. */
import { useQuery } from '@tanstack/react-query';
import { t, word } from '../../i18n';
import { useNameOf } from './CaseName';
import type { Row } from './filter';
import { summaryQuery } from './summary';

/** A strip under the list. */
export function RowDetail({ row }: { row: Row }) {
  const { data: summary } = useQuery(summaryQuery(row.found.id));
  const name = useNameOf(row.found);
  const needed = summary?.needed.map((study) => word('worklist.study', study)).join(', ');
  return (
    <aside className="row-detail" aria-label={t('worklist.detail')}>
      <p className="row-sentence">
        <strong>{name}</strong> {summary?.sentence}
      </p>
      {summary && (
        <p className="muted">
          {[
            summary.grade && word('worklist.grade', summary.grade),
            needed && t('worklist.needed', { studies: needed }),
            summary.indication && word('worklist.indication', summary.indication),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </aside>
  );
}
