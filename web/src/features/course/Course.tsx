/** The nonoperative course: steps and what came of them, what happened when, and a fast way to record more. */
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { answerQuery, recordQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Failure, Skeleton } from '../../ui/kit';
import { Choices } from '../shared/Choices';
import { useCaseId } from '../shared/caseId';
import { RedFlagFirst } from '../shared/RedFlagFirst';
import { standing } from '../shared/record/standing';
import { usePlace } from '../shared/usePlace';
import { Happenings } from './Happenings';
import { QuickEntry } from './QuickEntry';
import { quickOfStep } from './quick';
import { Reviews } from './Reviews';
import { Sayings } from './Sayings';
import { Scores } from './Scores';
import { StepCard } from './StepCard';
import type { Wanted } from './useQuickEntry';
import './course.css';

/** The screen `/cases/$case/course`. */
export default function Course() {
  const caseId = useCaseId();
  const answer = useQuery(answerQuery(caseId));
  const record = useQuery(recordQuery(caseId));
  const mayWrite = useMayWrite();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const holding = useMemo(() => standing(record.data?.entries ?? []), [record.data]);
  const { step: named } = useSearch({ from: '/cases/$case/course' });
  usePlace(named && `step-${named}`, Boolean(answer.data));
  const error = answer.error ?? record.error;
  const again = () => {
    void answer.refetch();
    void record.refetch();
  };
  const want = (code: string) => setWanted({ quick: quickOfStep(code), request: (wanted?.request ?? 0) + 1 });
  return (
    <div className="screen course stacked">
      <header className="screen-head">
        <h1>{t('course.title')}</h1>
        <Link to="/cases/$case/timeline" params={{ case: caseId }}>
          {t('course.timeline')}
        </Link>
      </header>
      {error ? <Failure error={error} retry={again} /> : null}
      {!answer.data && !error && <Skeleton lines={8} height={28} />}
      {answer.data && (
        <>
          <RedFlagFirst caseId={caseId} answer={answer.data} />
          {answer.data.course.held_back && <p className="muted">{t('course.held_back')}</p>}
          {mayWrite ? (
            <QuickEntry caseId={caseId} course={answer.data.course} holding={holding} wanted={wanted} />
          ) : (
            <p className="muted">{t('entry.may_not_write')}</p>
          )}
          <ol className="ladder" aria-label={t('course.steps')}>
            {answer.data.course.steps.map((step) => (
              <li key={step.code}>
                <StepCard
                  caseId={caseId}
                  answer={answer.data}
                  step={step}
                  holding={holding}
                  isNamed={step.code === named}
                  onRecord={want}
                />
              </li>
            ))}
          </ol>
          <div className="course-pair">
            <Happenings caseId={caseId} holding={holding} />
            <div className="stack">
              <Reviews holding={holding} today={answer.data.as_of} />
              <Scores holding={holding} />
              <Choices caseId={caseId} answer={answer.data} />
              <Sayings caseId={caseId} answer={answer.data} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
