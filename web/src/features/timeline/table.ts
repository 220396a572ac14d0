/** The timeline as one table for a file: each value in a row of its own, with everything that it rests on. */
import type { Cell } from '../../charts/csv';
import type { Film } from './films';
import type { Course } from './useTimeline';

/** The columns of the file; words in it are those of the documents, the same in every language. */
export const HEADING = [
  'day',
  'kind',
  'code',
  'value',
  'unit',
  'interval_low',
  'interval_high',
  'usability',
  'posture',
  'knees_and_hips',
  'film_grade',
  'calibration',
  'calibration_class',
  'reader',
  'landmark_error',
  'draws',
  'software',
  'version',
  'evidence',
  'entry',
  'image',
  'words',
] as const;

type Row = Partial<Record<(typeof HEADING)[number], Cell>>;

/** Every measured value of every film, every score, everything that happened. Nothing simulated is among them. */
export function tableOf(course: Course): Cell[][] {
  const rows = [
    ...course.films.flatMap((film) => filmRows(film, course)),
    ...scoreRows(course),
    ...happenedRows(course),
  ];
  return rows
    .sort((one, other) => String(one.day).localeCompare(String(other.day)))
    .map((row) => HEADING.map((column) => row[column] ?? null));
}

function filmRows(film: Film, { assessment: { software } }: Course): Row[] {
  return film.measured.map(({ code, value, unit, interval, usability }) => ({
    day: film.day,
    kind: 'measurement',
    code,
    value,
    unit,
    interval_low: interval?.low,
    interval_high: interval?.high,
    usability,
    posture: film.posture,
    knees_and_hips: film.extension,
    film_grade: film.grade,
    calibration: film.calibration,
    calibration_class: film.calibrationClass,
    reader: film.reader,
    landmark_error: software.landmark_error,
    draws: software.draws,
    software: software.name,
    version: software.version,
    evidence: software.evidence,
    entry: film.entry,
    image: film.image,
  }));
}

function scoreRows({ outcomes }: Course): Row[] {
  return outcomes.flatMap(({ unit, series }) =>
    series.flatMap(({ code, values }) =>
      values.map(({ id, day, value }) => ({ day, kind: 'score', code, value, unit, entry: id })),
    ),
  );
}

function happenedRows({ happened }: Course): Row[] {
  return happened.map(({ day, lane, state, words, id }) => ({
    day,
    kind: state === 'denied' ? 'absent' : 'event',
    code: lane,
    usability: state,
    entry: id,
    words,
  }));
}
