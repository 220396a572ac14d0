/** What nobody knows and is to be asked before something is done. */
import type { Asked } from '../../api/answer';
import { count, t } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Missing } from './Missing';

/** Questions, each with what would have to be known. */
export function AskList({ caseId, ask, label }: { caseId: string; ask: readonly Asked[]; label: string }) {
  return (
    <ul className="ask-list" aria-label={label}>
      {ask.map((found) => (
        <li key={found.code}>
          {found.question}
          <Missing caseId={caseId} missing={found.missing} title={false} />
        </li>
      ))}
    </ul>
  );
}

/** What only payers ask, behind a line that says so. Nothing where they ask nothing. */
export function AskedByPayers({ caseId, ask }: { caseId: string; ask: readonly Asked[] }) {
  if (ask.length === 0) return null;
  return (
    <Fold title={count('course.coverage_ask', ask.length)} quiet>
      <p className="muted">{t('course.coverage_note')}</p>
      <AskList caseId={caseId} ask={ask} label={t('course.coverage_text')} />
    </Fold>
  );
}
