/** Values over days: points with their intervals, lines between what belongs together, and what to compare with. */
import { type ReactNode, useState } from 'react';
import type { DateScale } from './dates';
import { Mark } from './Mark';
import { PointTargets, type TargetRender } from './PointTargets';
import { type LabelPlace, placeLabels } from './place';
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
  const values = valueScale(allValues(points), TOP, height - BOTTOM, extent);
  const heat = (point: Point | null) => {
    setHot(point?.id ?? null);
    onActive?.(point?.group ?? null);
  };
  const shown = points.find((point) => point.id === hot);
  return (
    <div className="chart">
      <svg role="img" aria-label={props.summary} width={width} height={height}>
        <ValueAxis values={values} left={left} right={right} />
        <Backdrop {...props} values={values} />
        <Points points={points} values={values} active={active} />
        <Labels
          places={placeLabels(points, values, { left, right, top: 0, bottom: height })}
          points={points}
        />
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

function allValues(points: readonly Point[]): number[] {
  return points.flatMap(({ value, interval }) => (interval ? [value, interval.low, interval.high] : [value]));
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
      {references.map((reference) => (
        <ReferenceLine
          key={reference.label}
          reference={reference}
          left={left}
          right={right}
          values={values}
        />
      ))}
      {breaks.map((x) => (
        <line key={x} className="break" x1={x} x2={x} y1={0} y2={height} />
      ))}
      {guide && <line className="guide" x1={guide.x} x2={guide.x} y1={0} y2={height} />}
      {links.map((link) => (
        <LinkLine key={`${link.from} ${link.to}`} link={link} points={points} values={values} />
      ))}
    </g>
  );
}

/** A reference beyond what the chart shows is not drawn: it would stretch the chart. */
function ReferenceLine({
  reference,
  left,
  right,
  values,
}: {
  reference: Reference;
  left: number;
  right: number;
  values: ValueScale;
}) {
  const [low = 0, high = 0] = values.domain();
  if (reference.value < low || reference.value > high) return null;
  const y = Math.round(values(reference.value)) + 0.5;
  return (
    <g>
      <line className={`reference ${reference.look}`} x1={left} x2={right} y1={y} y2={y} />
      <text className="reference-text" x={left + 6} y={y - 4}>
        {reference.label}
      </text>
    </g>
  );
}

function LinkLine({ link, points, values }: { link: Link; points: readonly Point[]; values: ValueScale }) {
  const from = points.find((point) => point.id === link.from);
  const to = points.find((point) => point.id === link.to);
  if (!from || !to) return null;
  return (
    <line
      className={`link ${link.tone}`}
      x1={from.x}
      y1={values(from.value)}
      x2={to.x}
      y2={values(to.value)}
    />
  );
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

function Labels({ places, points }: { places: readonly LabelPlace[]; points: readonly Point[] }) {
  return (
    <g>
      {places.map((place) => (
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
