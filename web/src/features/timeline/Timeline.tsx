/** A case over the years: films, scores and what happened on one axis of days, and whether it has progressed. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { caseQuery } from '../../api/queries';
import { csv, downloadCsv } from '../../charts/csv';
import { usePrintInLight } from '../../charts/print';
import { t } from '../../i18n';
import { OnPaper } from '../../routes/OnPaper';
import { Banner, Button, Empty, Failure, Skeleton, Toggle } from '../../ui/kit';
import { Board } from './Board';
import { FilmsPanel } from './FilmsPanel';
import { Tables } from './Tables';
import { HEADING, tableOf } from './table';
import { type Course, type TimelineState, useTimeline } from './useTimeline';
import { Verdict } from './Verdict';
import './timeline.css';

type View = 'charts' | 'tables';

/** The screen. */
export default function Timeline() {
  const { case: caseId } = useParams({ from: '/cases/$case/timeline' });
  const [view, setView] = useState<View>('charts');
  const { course, error, retry, pending, incomplete } = useTimeline(caseId);
  usePrintInLight();
  return (
    <div className="screen timeline">
      {course && <OnPaper caseId={caseId} of={course.assessment} />}
      <header className="screen-head">
        <h1>{t('timeline.title')}</h1>
        {course && isSomething(course) && (
          <div className="row">
            <ViewSwitch view={view} onView={setView} />
            <Download caseId={caseId} course={course} busy={pending} />
          </div>
        )}
      </header>
      {incomplete && <Incomplete why={incomplete} retry={retry} />}
      {error ? (
        <Failure error={error} retry={retry} />
      ) : course === null || pending ? (
        <Loading />
      ) : (
        <Shown caseId={caseId} course={course} view={view} />
      )}
    </div>
  );
}

/** No film leads to its picture: why, and another try where one may help. */
function Incomplete({ why, retry }: { why: NonNullable<TimelineState['incomplete']>; retry: () => void }) {
  if (why === 'no_pictures') return <Banner>{t('timeline.incomplete.no_pictures')}</Banner>;
  return (
    <Banner
      tone="caution"
      action={
        <Button icon="retry" onClick={retry}>
          {t('common.retry')}
        </Button>
      }
    >
      {t(`timeline.incomplete.${why}`)}
    </Banner>
  );
}

function Shown({ caseId, course, view }: { caseId: string; course: Course; view: View }) {
  if (!isSomething(course)) return <Empty title={t('timeline.empty')}>{t('timeline.empty_text')}</Empty>;
  return (
    <div className={`timeline-columns ${view}`}>
      <div className="timeline-main">
        {view === 'charts' ? (
          <Board caseId={caseId} course={course} />
        ) : (
          <Tables caseId={caseId} course={course} />
        )}
      </div>
      <aside className="timeline-aside" aria-label={t('timeline.aside')}>
        <Verdict caseId={caseId} assessment={course.assessment} />
        {course.films.length > 0 && (
          <FilmsPanel caseId={caseId} films={course.films} asOf={course.assessment.as_of} />
        )}
      </aside>
    </div>
  );
}

/** Whether there is anything to draw. */
function isSomething({ films, outcomes, happened }: Course): boolean {
  return films.length > 0 || outcomes.length > 0 || happened.some(({ state }) => state !== 'denied');
}

function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <fieldset className="timeline-switch" aria-label={t('timeline.view')}>
      {(['charts', 'tables'] as const).map((one) => (
        <Toggle
          key={one}
          on={view === one}
          icon={one === 'charts' ? 'timeline' : 'worklist'}
          onClick={() => onView(one)}
        >
          {t(`timeline.${one}`)}
        </Toggle>
      ))}
    </fieldset>
  );
}

/** The file is called by the pseudonym: no name leaves the node by the name of a file. */
function Download({ caseId, course, busy }: { caseId: string; course: Course; busy: boolean }) {
  const { data } = useQuery(caseQuery(caseId));
  const save = () => downloadCsv(`${data?.pseudonym ?? caseId}-timeline.csv`, csv(HEADING, tableOf(course)));
  return (
    <Button icon="download" busy={busy} onClick={save}>
      {t('timeline.download')}
    </Button>
  );
}

function Loading() {
  return (
    <div className="timeline-columns">
      <div className="timeline-main">
        <Skeleton lines={6} height={84} />
      </div>
      <Skeleton lines={5} height={28} />
    </div>
  );
}
