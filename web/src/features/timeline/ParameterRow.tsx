/** One parameter over the years. */
import { Link } from '@tanstack/react-router';
import type { Assessment } from '../../api/queries';
import type { DateScale } from '../../charts/dates';
import type { Band } from '../../charts/points';
import { TimeChart } from '../../charts/TimeChart';
import { count, day, t } from '../../i18n';
import { ChartRow } from './ChartRow';
import { filmPoint, lookOf } from './drawing';
import { FilmReading } from './FilmReading';
import { type Film, measuredOn, type Parameter } from './films';
import { Latest } from './Latest';
import { referencesOf } from './references';
import { comparable } from './stretches';
import { measuredText, parameterName, pointName } from './words';

/** What every row of the stack shares. */
export interface Stack {
  caseId: string;
  width: number;
  dates: DateScale;
  /** Where each film stands. */
  places: ReadonlyMap<string, number>;
  breaks: readonly number[];
  active: string | null;
  onActive: (group: string | null) => void;
}

const HEIGHT = 96;
/** The least that the height stands for: small differences are not drawn large. */
const LEAST = { deg: 20, mm: 60 } as const;

/** The chart of a parameter, or that it was not measured. */
export function ParameterRow({
  code,
  assessment,
  films,
  stack,
}: {
  code: Parameter;
  assessment: Assessment;
  films: readonly Film[];
  stack: Stack;
}) {
  const { short, long } = parameterName(code);
  const measured = films.flatMap((film) => {
    const value = measuredOn(film, code);
    return value ? [{ film, value }] : [];
  });
  const points = measured.map(({ film, value }) =>
    filmPoint(film, value, stack.places.get(film.entry) ?? 0, pointName(film, value, short)),
  );
  const links = comparable(assessment).map((pair) => {
    const later = films.find(({ entry }) => entry === pair.to);
    return { ...pair, tone: later ? lookOf(later).tone : ('quiet' as const) };
  });
  const of = (id: string) => measured.find(({ film }) => film.entry === id);
  const unit = measured[0]?.value.unit;
  return (
    <ChartRow name={short} about={long} result={<Latest code={code} assessment={assessment} films={films} />}>
      {points.length === 0 ? (
        <p className="timeline-none muted">{t('timeline.not_measured')}</p>
      ) : (
        <TimeChart
          {...stack}
          name={short}
          summary={summary(short, long, measured)}
          height={HEIGHT}
          extent={{ least: unit === 'mm' ? LEAST.mm : LEAST.deg }}
          points={points}
          links={links}
          references={referencesOf(assessment, code)}
          bands={detectable(code, assessment, stack.places)}
          reading={({ id }) => {
            const found = of(id);
            return (
              found && (
                <FilmReading film={found.film} measured={found.value} name={short} assessment={assessment} />
              )
            );
          }}
          target={({ id }, props) => {
            const image = of(id)?.film.image;
            return image ? (
              <Link
                {...props}
                to="/cases/$case/study"
                params={{ case: stack.caseId }}
                search={{ film: image }}
              />
            ) : null;
          }}
        />
      )}
    </ChartRow>
  );
}

/** Between which values nothing has changed that two films could tell, as the node compares the first and the last film. */
function detectable(code: Parameter, assessment: Assessment, places: ReadonlyMap<string, number>): Band[] {
  const { whole } = assessment.progression;
  const change = whole?.changes.find((one) => one.code === code);
  if (!whole || change?.detectable_change == null) return [];
  return [
    {
      from: places.get(whole.earlier) ?? 0,
      to: places.get(whole.later) ?? 0,
      low: change.earlier - change.detectable_change,
      high: change.earlier + change.detectable_change,
    },
  ];
}

function summary(
  short: string,
  long: string,
  measured: readonly { film: Film; value: NonNullable<ReturnType<typeof measuredOn>> }[],
): string {
  const first = measured[0];
  const last = measured.at(-1);
  if (!first || !last) return short;
  return t('timeline.summary', {
    name: `${short}, ${long}`,
    films: count('timeline.films_count', measured.length),
    first: `${day(first.film.day)}: ${measuredText(first.value)}`,
    last: `${day(last.film.day)}: ${measuredText(last.value)}`,
  });
}
