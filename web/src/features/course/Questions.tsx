import type { Unknown } from '../../api/answer';
import { count, t } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Missing } from '../shared/Missing';
import { inOrder } from './warning';

const SHOWN = 3;

/** What is to be asked before a step, in sight above what can be done; the rest of many behind a line. */
export function Questions({
  caseId,
  ask,
  isFolded,
}: {
  caseId: string;
  ask: readonly Unknown[];
  /** Whether all of them stand behind a line: of a step that does not apply. */
  isFolded: boolean;
}) {
  if (ask.length === 0) return null;
  const ordered = inOrder(ask);
  if (isFolded)
    return (
      <Fold title={count('course.ask', ask.length)} quiet>
        <List caseId={caseId} ask={ordered} />
      </Fold>
    );
  const rest = ordered.slice(SHOWN);
  return (
    <div className="ask-before">
      <h3>{count('course.ask', ask.length)}</h3>
      <List caseId={caseId} ask={ordered.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold title={count('course.ask_more', rest.length)} quiet>
          <List caseId={caseId} ask={rest} />
        </Fold>
      )}
    </div>
  );
}

function List({ caseId, ask }: { caseId: string; ask: readonly Unknown[] }) {
  return (
    <ul className="ask-list" aria-label={t('course.ask_text')}>
      {ask.map((found) => (
        <li key={found.code}>
          {found.question}
          <Missing caseId={caseId} missing={found.missing} title={false} />
        </li>
      ))}
    </ul>
  );
}
