/** The timeline as tables: the twin of its charts. */
import { Link } from '@tanstack/react-router';
import type { Assessment } from '../../api/queries';
import { type Column, DataTable } from '../../charts/DataTable';
import { number } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { Panel } from '../../ui/kit';
import { type Film, isStanding, measuredOn, PARAMETERS, type Parameter, type Usability } from './films';
import type { Happening } from './happenings';
import { crossing } from './references';
import type { Course } from './useTimeline';
import { capital, parameterName, postureText, quantity, rangeText } from './words';

/** Films with what was measured, scores, and what happened. */
export function Tables({ caseId, course }: { caseId: string; course: Course }) {
  const scores = scoreRows(course);
  const happened = course.happened.filter(({ state }) => state !== 'denied');
  return (
    <Panel className="timeline-tables">
      <DataTable
        caption={t('timeline.part.alignment')}
        columns={filmColumns(caseId, course.assessment)}
        rows={course.films}
        rowKey={({ entry }) => entry}
      />
      {scores.length > 0 && (
        <DataTable
          caption={t('timeline.part.patient')}
          columns={scoreColumns(course)}
          rows={scores}
          rowKey={(row) => row.day}
        />
      )}
      {happened.length > 0 && (
        <DataTable
          caption={t('timeline.part.happened')}
          columns={HAPPENED_COLUMNS}
          rows={happened}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}

function filmColumns(caseId: string, assessment: Assessment): Column<Film>[] {
  return [
    {
      key: 'day',
      heading: t('timeline.column.day'),
      cell: (film) => <FilmDay caseId={caseId} film={film} />,
    },
    { key: 'posture', heading: t('timeline.column.posture'), cell: (film) => capital(postureText(film)) },
    { key: 'grade', heading: t('timeline.column.grade'), cell: ({ grade }) => grade },
    ...PARAMETERS.map((code) => ({
      key: code,
      heading: parameterName(code).short,
      numeric: true,
      cell: (film: Film) => <Value film={film} code={code} assessment={assessment} />,
    })),
    {
      key: 'calibration',
      heading: t('timeline.column.calibration'),
      cell: ({ scale }) => scale,
    },
  ];
}

function FilmDay({ caseId, film }: { caseId: string; film: Film }) {
  if (!film.image) return day(film.day);
  return (
    <Link to="/cases/$case/study" params={{ case: caseId }} search={{ film: film.image }}>
      {day(film.day)}
    </Link>
  );
}

function Value({ film, code, assessment }: { film: Film; code: Parameter; assessment: Assessment }) {
  const measured = measuredOn(film, code);
  if (!measured) return '—';
  const { value, unit, interval, usability, scale } = measured;
  const isLeast = isStanding(film) && usability === 'at_least';
  const beside = [usabilityText(film, usability), scale, crossing(film, measured, assessment)];
  return (
    <>
      <span className="nowrap">
        {isLeast && '≥ '}
        {quantity(value, unit)}
      </span>
      <div className="muted nowrap">{rangeText(interval)}</div>
      {beside.map(
        (line) =>
          line && (
            <div key={line} className="beside">
              {line}
            </div>
          ),
      )}
    </>
  );
}

/** What a value may be used for, where that is not everything. */
function usabilityText(film: Film, usability: Usability): string {
  if (!isStanding(film)) return t('timeline.not_standing');
  return usability !== 'valid' ? word('timeline.use', usability) : '';
}

/** A day with what was scored on it, by instrument. */
interface ScoreRow {
  day: string;
  values: ReadonlyMap<string, string>;
}

function scoreRows({ outcomes }: Course): ScoreRow[] {
  const all = outcomes.flatMap(({ unit, series }) =>
    series.flatMap(({ code, values }) => values.map((scored) => ({ ...scored, code, unit }))),
  );
  const days = [...new Set(all.map((scored) => scored.day))].sort();
  return days.map((on) => {
    const ofDay = all.filter((scored) => scored.day === on);
    const text = ({ value, unit }: (typeof all)[number]) =>
      unit ? `${number(value)} ${unit}` : number(value);
    return { day: on, values: new Map(ofDay.map((scored) => [scored.code, text(scored)])) };
  });
}

function scoreColumns({ outcomes }: Course): Column<ScoreRow>[] {
  const codes = outcomes.flatMap(({ series }) => series.map(({ code }) => code));
  return [
    { key: 'day', heading: t('timeline.column.day'), cell: (row) => day(row.day) },
    ...codes.map((code) => ({
      key: code,
      heading: word('timeline.instrument', code),
      numeric: true,
      cell: ({ values }: ScoreRow) => values.get(code) ?? '—',
    })),
  ];
}

const HAPPENED_COLUMNS: Column<Happening>[] = [
  { key: 'day', heading: t('timeline.column.day'), cell: (row) => day(row.day) },
  { key: 'lane', heading: t('timeline.column.lane'), cell: ({ lane }) => word('timeline.lane', lane) },
  {
    key: 'words',
    heading: t('timeline.column.words'),
    cell: ({ words, state }) => (state === 'uncertain' ? t('timeline.uncertain', { words }) : words),
  },
];
