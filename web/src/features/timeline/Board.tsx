/** The stack of charts over one axis of days. */
import { useState } from 'react';
import { DateAxis } from '../../charts/DateAxis';
import { dateScale, dayAt, dayNames } from '../../charts/dates';
import { useWidth } from '../../charts/width';
import { day as sayDay, t } from '../../i18n';
import { Panel } from '../../ui/kit';
import { placesOf } from './drawing';
import { PARAMETERS } from './films';
import { LaneRows } from './LaneRows';
import { Legend } from './Legend';
import { OutcomeRow } from './OutcomeRow';
import { ParameterRow, type Stack } from './ParameterRow';
import { baselines } from './stretches';
import type { Course } from './useTimeline';

const AXIS = { left: 40, right: 8 };

/** Charts of films, of the patient's scores, and lanes of what happened. */
export function Board({ caseId, course }: { caseId: string; course: Course }) {
  const [plot, width] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<string | null>(null);
  const { assessment, films, outcomes, happened } = course;
  const anew = baselines(assessment);
  const dates = dateScale(daysOf(course), AXIS.left, Math.max(width - AXIS.right, AXIS.left + 1));
  const filmDays = dayNames(
    dates,
    films.map((film) => film.day),
    sayDay,
  );
  const stack: Stack = {
    caseId,
    width,
    dates,
    places: placesOf(films, dates),
    breaks: anew.map(({ day }) => dates(dayAt(day))),
    active,
    onActive: setActive,
  };
  return (
    <Panel className="timeline-board">
      <Legend assessment={assessment} films={films} />
      <div className="timeline-row timeline-axis">
        <div className="timeline-name" />
        <div className="timeline-plot" ref={plot}>
          {width > 0 && <DateAxis width={width} dates={dates} days={filmDays} />}
        </div>
        <div className="timeline-result muted">{t('timeline.latest')}</div>
      </div>
      <h2 className="timeline-part">{t('timeline.part.alignment')}</h2>
      {PARAMETERS.map((code) => (
        <ParameterRow key={code} code={code} assessment={assessment} films={films} stack={stack} />
      ))}
      {outcomes.length > 0 && <h2 className="timeline-part">{t('timeline.part.patient')}</h2>}
      {outcomes.map((chart) => (
        <OutcomeRow key={chart.code} chart={chart} anew={anew} stack={stack} />
      ))}
      <h2 className="timeline-part">{t('timeline.part.happened')}</h2>
      <LaneRows happened={happened} stack={stack} />
    </Panel>
  );
}

/** Every day on which anything is drawn. */
function daysOf({ films, outcomes, happened }: Course): string[] {
  const scored = outcomes.flatMap(({ series }) => series.flatMap(({ values }) => values));
  return [...films, ...scored, ...happened.filter(({ state }) => state !== 'denied')].map(({ day }) => day);
}
