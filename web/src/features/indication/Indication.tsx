/** Whether a deformity surgeon should see the patient: why, what is missing, and what would change it. Never a bare yes or no. */
import { useQuery } from '@tanstack/react-query';
import { answerQuery, recordQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Failure, Skeleton } from '../../ui/kit';
import { Choices } from '../shared/Choices';
import { useCaseId } from '../shared/caseId';
import { RedFlagFirst } from '../shared/RedFlagFirst';
import { Results } from '../shared/Results';
import { AsideList } from './AsideList';
import { Need } from './Need';
import { Risk } from './Risk';
import { Said } from './Said';
import { Talk } from './Talk';
import './indication.css';

/** The screen `/cases/$case/indication`. */
export default function Indication() {
  const caseId = useCaseId();
  const mayWrite = useMayWrite();
  const { data: answer, error, refetch } = useQuery(answerQuery(caseId));
  // Read with the page: what is recorded names the revision that was looked at.
  useQuery(recordQuery(caseId));
  return (
    <div className="screen indication stacked">
      <header className="screen-head">
        <h1>{t('indication.title')}</h1>
        <p className="muted">{t('indication.support')}</p>
      </header>
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!answer && !error && <Skeleton lines={8} height={28} />}
      {answer && (
        <>
          {!mayWrite && <p className="muted">{t('entry.may_not_write')}</p>}
          <RedFlagFirst caseId={caseId} answer={answer} />
          <Said caseId={caseId} answer={answer} />
          <div className="axes in-pairs">
            <div className="stack">
              <Need caseId={caseId} answer={answer} />
              <Results
                caseId={caseId}
                answer={answer}
                title={t('indication.fusion')}
                found={answer.results.filter(({ about }) => about === 'pseudarthrosis')}
              />
              <Choices caseId={caseId} answer={answer} />
            </div>
            <div className="stack">
              <Risk caseId={caseId} answer={answer} />
              <AsideList caseId={caseId} answer={answer} />
              <Talk answer={answer} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
