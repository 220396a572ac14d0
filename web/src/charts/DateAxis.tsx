/** The days above charts that share them. */
import { type DateScale, type DateTick, dateTicks } from './dates';
import './charts.css';

const NAMES = 16;
const AXIS = 24;

/** The axis; above it the names of single days that matter, as those of films. */
export function DateAxis({
  width,
  dates,
  days = [],
}: {
  width: number;
  dates: DateScale;
  days?: readonly DateTick[];
}) {
  const line = NAMES + AXIS - 0.5;
  return (
    <svg className="date-axis" width={width} height={NAMES + AXIS} aria-hidden="true" focusable="false">
      <line className="axis-line" x1={dates.range()[0]} x2={dates.range()[1]} y1={line} y2={line} />
      {days.map((day) => (
        <g key={day.x} transform={`translate(${Math.round(day.x)} 0)`}>
          <text className="axis-day" textAnchor="middle" y={11}>
            {day.text}
          </text>
          <path className="axis-mark" d={`M-4 ${line - 6}h8l-4 6z`} />
        </g>
      ))}
      {dateTicks(dates).map((tick) => (
        <g key={tick.x} transform={`translate(${Math.round(tick.x) + 0.5} ${line})`}>
          <line className="axis-line" y2={-5} />
          <text className="axis-text" textAnchor="middle" y={-9}>
            {tick.text}
          </text>
        </g>
      ))}
    </svg>
  );
}
