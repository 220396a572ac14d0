/** Quiet lines across a chart, with what they stand for. */
import { number } from './numbers';
import type { ValueScale } from './values';
import './charts.css';

/** About `count` round values as lines from `left` to `right`. */
export function ValueAxis({
  values,
  left,
  right,
  count = 3,
}: {
  values: ValueScale;
  left: number;
  right: number;
  count?: number;
}) {
  return (
    <g>
      {values.ticks(count).map((value) => (
        <g key={value} transform={`translate(0 ${Math.round(values(value)) + 0.5})`}>
          <line className={value === 0 ? 'grid zero' : 'grid'} x1={left} x2={right} />
          <text className="axis-text" x={left - 6} dy="0.34em" textAnchor="end">
            {number(value, 0)}
          </text>
        </g>
      ))}
    </g>
  );
}
