/** Ten rows without content, while the first cases are read. */
import { t } from '../../i18n';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

/** In the place of the list. */
export function SkeletonTable() {
  return (
    <div className="skeleton-table" role="status" aria-label={t('common.loading')}>
      {ROWS.map((row) => (
        <div key={row} className="skeleton skeleton-row">
          <span className="wide" />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
