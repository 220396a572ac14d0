/** The days under or above charts that share them. */
import { type DateScale, dateTicks } from './dates';
import './charts.css';

const HEIGHT = 24;

/** The axis, with its names below the line, or above it where charts follow below. */
export function DateAxis({
  width,
  dates,
  side = 'above',
}: {
  width: number;
  dates: DateScale;
  side?: 'above' | 'below';
}) {
  const line = side === 'above' ? HEIGHT - 0.5 : 0.5;
  const inward = side === 'above' ? -5 : 5;
  return (
    <svg className="date-axis" width={width} height={HEIGHT} aria-hidden="true" focusable="false">
      <line className="axis-line" x1={dates.range()[0]} x2={dates.range()[1]} y1={line} y2={line} />
      {dateTicks(dates).map((tick) => (
        <g key={tick.x} transform={`translate(${Math.round(tick.x) + 0.5} ${line})`}>
          <line className="axis-line" y2={inward} />
          <text className="axis-text" textAnchor="middle" y={side === 'above' ? -9 : 17}>
            {tick.text}
          </text>
        </g>
      ))}
    </svg>
  );
}
