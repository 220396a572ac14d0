import type { Asked } from '../../api/answer';
import { count, t } from '../../i18n';
import { Fold } from '../../ui/kit';
import { AskedByPayers, AskList } from '../shared/AskList';
import { byConcern } from '../shared/questions';

const SHOWN = 3;

/** What is to be asked before a step, in sight above what can be done; the rest of many, and what payers ask, behind a line. */
export function Questions({
  caseId,
  ask,
  isFolded,
}: {
  caseId: string;
  ask: readonly Asked[];
  /** Whether all of them stand behind a line: of a step that does not apply. */
  isFolded: boolean;
}) {
  const { patient, payers } = byConcern(ask);
  return (
    <>
      <OfPatient caseId={caseId} ask={patient} isFolded={isFolded} />
      <AskedByPayers caseId={caseId} ask={payers} />
    </>
  );
}

function OfPatient({ caseId, ask, isFolded }: Parameters<typeof Questions>[0]) {
  if (ask.length === 0) return null;
  const list = (some: readonly Asked[]) => (
    <AskList caseId={caseId} ask={some} label={t('course.ask_text')} />
  );
  if (isFolded)
    return (
      <Fold title={count('course.ask', ask.length)} quiet>
        {list(ask)}
      </Fold>
    );
  const rest = ask.slice(SHOWN);
  return (
    <div className="ask-before">
      <h3>{count('course.ask', ask.length)}</h3>
      {list(ask.slice(0, SHOWN))}
      {rest.length > 0 && (
        <Fold title={count('course.ask_more', rest.length)} quiet>
          {list(rest)}
        </Fold>
      )}
    </div>
  );
}
