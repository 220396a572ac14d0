/** Values over days: points with their intervals, lines between what belongs together, and what to compare with. */
import { type ReactNode, useState } from 'react';
import type { DateScale } from './dates';
import { Mark } from './Mark';
import { PointTargets, type TargetRender } from './PointTargets';
import { boxOf, type LabelPlace, placeLabels, placeOnLine, Room } from './place';
import type { Band, Link, Point, Reference } from './points';
import { ValueAxis } from './ValueAxis';
import { type Extent, type ValueScale, valueScale } from './values';
import './charts.css';

const TOP = 12;
const BOTTOM = 12;

/** What a chart shows. */
export interface TimeChartProps {
  /** The name of the chart, as a group of points. */
  name: string;
  /** What the chart shows, in a sentence or two, for whoever does not see it. */
  summary: string;
  width: number;
  height: number;
  dates: DateScale;
  extent?: Extent;
  points: readonly Point[];
  links?: readonly Link[];
  references?: readonly Reference[];
  bands?: readonly Band[];
  /** Days at which values count anew: a line from top to bottom. */
  breaks?: readonly number[];
  /** The group that is lit up in every chart. */
  active?: string | null;
  onActive?: (group: string | null) => void;
  /** What is shown beside a point that somebody points at. */
  reading?: (point: Point) => ReactNode;
  /** What a point is, where it leads somewhere; else a button that shows the reading. */
  target?: TargetRender;
}

/** One chart of a stack that shares its days. Without a point nothing is drawn. */
export function TimeChart(props: TimeChartProps) {
  const { width, height, dates, points, extent, active = null, onActive, reading } = props;
  const [hot, setHot] = useState<string | null>(null);
  if (width === 0 || points.length === 0) return null;
  const [left = 0, right = 0] = dates.range();
  const values = valueScale(allValues(props), TOP, height - BOTTOM, extent);
  const heat = (point: Point | null) => {
    setHot(point?.id ?? null);
    onActive?.(point?.group ?? null);
  };
  const shown = points.find((point) => point.id === hot);
  const texts = placeTexts(props, values);
  return (
    <div className="chart">
      <svg role="img" aria-label={props.summary} width={width} height={height}>
        <ValueAxis values={values} left={left} right={right} />
        <Backdrop {...props} values={values} />
        <Points points={points} values={values} active={active} />
        <Labels {...texts} points={points} />
      </svg>
      <PointTargets name={props.name} points={points} y={values} onHeat={heat} render={props.target} />
      {shown && reading && (
        <div
          className={`reading ${shown.x > width / 2 ? 'to-left' : 'to-right'}`}
          style={{ left: shown.x, top: values(shown.value) }}
          aria-hidden="true"
        >
          {reading(shown)}
        </div>
      )}
    </div>
  );
}

/** Everything that must be in sight: values with their intervals, ranges and targets. A cut-off that is far away is not drawn. */
function allValues({ points, bands = [], references = [] }: TimeChartProps): number[] {
  return [
    ...points.flatMap(({ value, interval }) => (interval ? [value, interval.low, interval.high] : [value])),
    ...bands.flatMap(({ low, high }) => [low, high]),
    ...references.filter(({ look }) => look === 'target').map(({ value }) => value),
  ];
}

/** Everything behind the points. */
function Backdrop({
  dates,
  height,
  points,
  values,
  links = [],
  references = [],
  bands = [],
  breaks = [],
  active,
}: TimeChartProps & { values: ValueScale }) {
  const [left = 0, right = 0] = dates.range();
  const guide = points.find((point) => point.group === active);
  return (
    <g>
      {bands.map((band) => (
        <rect
          key={`${band.from} ${band.low}`}
          className="band"
          x={band.from}
          width={Math.max(band.to - band.from, 1)}
          y={values(band.high)}
          height={Math.max(values(band.low) - values(band.high), 1)}
        />
      ))}
      {inSight(references, values).map((reference) => {
        const y = Math.round(values(reference.value)) + 0.5;
        return (
          <line
            key={reference.label}
            className={`reference ${reference.look}`}
            x1={left}
            x2={right}
            y1={y}
            y2={y}
          />
        );
      })}
      {breaks.map((x) => (
        <line key={x} className="break" x1={x} x2={x} y1={0} y2={height} />
      ))}
      {guide && <line className="guide" x1={guide.x} x2={guide.x} y1={0} y2={height} />}
      {endsOf(links, points).map(({ link, from, to }) => (
        <line
          key={`${link.from} ${link.to}`}
          className={`link ${link.tone}`}
          x1={from.x}
          y1={values(from.value)}
          x2={to.x}
          y2={values(to.value)}
        />
      ))}
    </g>
  );
}

/** A reference beyond what the chart shows is not drawn: it would stretch the chart. */
function inSight(references: readonly Reference[], values: ValueScale): Reference[] {
  const [low = 0, high = 0] = values.domain();
  return references.filter(({ value }) => low <= value && value <= high);
}

interface Texts {
  labels: LabelPlace[];
  references: LabelPlace[];
}

/** Labels of points first, then names of lines, where there is room beside points, intervals, lines and each other. */
function placeTexts(
  { dates, height, points, links = [], references = [] }: TimeChartProps,
  y: ValueScale,
): Texts {
  const [left = 0, right = 0] = dates.range();
  const room = new Room({ left, right, top: 0, bottom: height });
  for (const point of points) room.take(boxOf(point, y));
  for (const { from, to } of endsOf(links, points)) room.takeLine(from.x, y(from.value), to.x, y(to.value));
  const lines = inSight(references, y);
  for (const { value } of lines) room.avoid({ left, right, top: y(value) - 1, bottom: y(value) + 1 });
  return {
    labels: placeLabels(points, y, room),
    references: lines.flatMap(({ value, label }) => placeOnLine(label, y(value), left, right, room) ?? []),
  };
}

/** The links of which both ends are drawn. */
function endsOf(links: readonly Link[], points: readonly Point[]): { link: Link; from: Point; to: Point }[] {
  return links.flatMap((link) => {
    const from = points.find((point) => point.id === link.from);
    const to = points.find((point) => point.id === link.to);
    return from && to ? [{ link, from, to }] : [];
  });
}

function Points({
  points,
  values,
  active,
}: {
  points: readonly Point[];
  values: ValueScale;
  active: string | null;
}) {
  return (
    <g>
      {points.map((point) => (
        <g key={point.id}>
          {point.interval && (
            <path
              className={`interval ${point.tone}`}
              d={whisker(point.x, values(point.interval.low), values(point.interval.high))}
            />
          )}
          <Mark {...point} y={values(point.value)} active={point.group === active} />
        </g>
      ))}
    </g>
  );
}

function whisker(x: number, low: number, high: number): string {
  return `M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8`;
}

function Labels({ labels, references, points }: Texts & { points: readonly Point[] }) {
  return (
    <g>
      {references.map((place) => (
        <text key={place.id} className="reference-text" x={place.x} y={place.y} dy="0.34em">
          {place.id}
        </text>
      ))}
      {labels.map((place) => (
        <text
          key={place.id}
          className="point-text"
          x={place.x}
          y={place.y}
          dy="0.34em"
          textAnchor={place.anchor}
        >
          {points.find((point) => point.id === place.id)?.label}
        </text>
      ))}
    </g>
  );
}
