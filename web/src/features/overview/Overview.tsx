/** The first view of a case: what does not wait, how the patient stands, what to do next. All else is one press away. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerQuery, assessmentQuery, recordQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { usePrintInLight } from '../../charts/print';
import { day, t } from '../../i18n';
import { OnPaper } from '../../routes/OnPaper';
import { Button, Failure, Skeleton } from '../../ui/kit';
import { useCaseId } from '../shared/caseId';
import { RecordSheet } from '../shared/record/RecordSheet';
import { Attention } from './Attention';
import { Headline } from './Headline';
import { More } from './More';
import { Next } from './Next';
import { RedFlags } from './RedFlags';
import { Verdict } from './Verdict';
import './overview.css';

/** The screen at the address of a case. */
export default function Overview() {
  const caseId = useCaseId();
  const answer = useQuery(answerQuery(caseId));
  const assessment = useQuery(assessmentQuery(caseId));
  // Read with the page: what is set aside names the revision that was looked at.
  useQuery(recordQuery(caseId));
  const mayWrite = useMayWrite();
  usePrintInLight();
  const [record, setRecord] = useState(false);
  const error = answer.error ?? assessment.error;
  const again = () => {
    void answer.refetch();
    void assessment.refetch();
  };
  return (
    <div className="screen stacked">
      {answer.data && <OnPaper caseId={caseId} of={answer.data} />}
      <header className="screen-head">
        <h1>{t('overview.title')}</h1>
        <div className="row">
          {!mayWrite && <span className="muted">{t('entry.may_not_write')}</span>}
          {answer.data && (
            <span className="muted">{t('overview.as_of', { day: day(answer.data.as_of) })}</span>
          )}
          <Button icon="book" onClick={() => setRecord(true)}>
            {t('overview.record')}
          </Button>
        </div>
      </header>
      {error ? <Failure error={error} retry={again} /> : null}
      {!answer.data && !answer.error && <Skeleton lines={8} height={28} />}
      {answer.data && (
        <>
          <RedFlags caseId={caseId} answer={answer.data} />
          <Attention caseId={caseId} answer={answer.data} />
          <Headline caseId={caseId} answer={answer.data} assessment={assessment.data} />
          <div className="in-pairs">
            <Next caseId={caseId} answer={answer.data} />
            <Verdict caseId={caseId} answer={answer.data} />
          </div>
          {assessment.data && <More caseId={caseId} answer={answer.data} assessment={assessment.data} />}
        </>
      )}
      {record && <RecordSheet caseId={caseId} onClose={() => setRecord(false)} />}
    </div>
  );
}
