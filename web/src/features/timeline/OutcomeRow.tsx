/** Scores or times of the patient over the years. */
import { dayAt } from '../../charts/dates';
import { number } from '../../charts/numbers';
import type { Link, Point, Tone } from '../../charts/points';
import { TimeChart } from '../../charts/TimeChart';
import { day, t, word } from '../../i18n';
import { ChartRow } from './ChartRow';
import type { OutcomeChart, Series } from './outcomes';
import type { Stack } from './ParameterRow';
import { type Baseline, joinedWithin } from './stretches';

const HEIGHT = 84;
/** Several series lie close to each other. */
const HIGH = 120;

/** A chart with its series, each named at its last value where there are several. */
export function OutcomeRow({
  chart,
  anew,
  stack,
}: {
  chart: OutcomeChart;
  anew: readonly Baseline[];
  stack: Stack;
}) {
  const { code, unit, series, extent } = chart;
  const points = series
    .flatMap((one, place) => pointsOf(one, place, chart, stack))
    .sort((one, other) => one.x - other.x);
  const links = series.flatMap((one, place) => linksOf(one, place, anew));
  const name = word(`timeline.score.${code}`, 'short');
  const latest = series.map((one) => latestText(one, unit));
  return (
    <ChartRow name={name} about={word(`timeline.score.${code}`, 'long')} result={<Results lines={latest} />}>
      <TimeChart
        {...stack}
        name={name}
        summary={t('timeline.score_summary', { name, latest: latest.join('; ') })}
        height={series.length > 2 ? HIGH : HEIGHT}
        extent={extent}
        points={points}
        links={links}
        reading={(point) => point.name}
      />
    </ChartRow>
  );
}

/** The first series of a chart is the loudest. */
function toneAt(place: number): Tone {
  return place === 0 ? 'main' : 'second';
}

function pointsOf(
  { code, shape, values }: Series,
  place: number,
  { series, unit }: OutcomeChart,
  stack: Stack,
): Point[] {
  return values.map((scored, order) => {
    const isLast = order === values.length - 1;
    const tag = isLast && series.length > 1 ? ` ${word('timeline.series', code)}` : '';
    return {
      id: `${code} ${scored.id}`,
      group: `${code} ${scored.id}`,
      x: stack.dates(dayAt(scored.day)),
      value: scored.value,
      shape,
      hollow: false,
      tone: toneAt(place),
      label: `${number(scored.value)}${tag}`,
      name: `${word('timeline.series', code)} ${withUnit(scored.value, unit)}, ${day(scored.day)}`,
    };
  });
}

function linksOf({ code, values }: Series, place: number, anew: readonly Baseline[]): Link[] {
  return joinedWithin(values, anew).map(({ from, to }) => ({
    from: `${code} ${from}`,
    to: `${code} ${to}`,
    tone: toneAt(place),
  }));
}

function latestText({ code, values }: Series, unit: string): string {
  const last = values.at(-1);
  return last ? `${word('timeline.series', code)} ${withUnit(last.value, unit)}` : '';
}

function withUnit(value: number, unit: string): string {
  return unit ? `${number(value)} ${unit}` : number(value);
}

function Results({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <span key={line}>{line}</span>);
}
