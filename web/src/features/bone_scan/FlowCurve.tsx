/** Counts over time, when the bolus came, and the frame that is shown. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { t } from '../../i18n';
import type { Scan } from './scan';

const SIZE = { width: 320, height: 120 };
const ROOM = { left: 44, right: 8, top: 8, bottom: 22 };

export function FlowCurve({
  points,
  bolus,
  now,
}: {
  points: Scan['flow'];
  bolus: number | null;
  now: number | null;
}) {
  if (points.length < 2) return null;
  const last = Math.max(...points.map(({ at_s }) => at_s));
  const most = Math.max(...points.map(({ counts }) => counts));
  const x = scaleLinear([0, last], [ROOM.left, SIZE.width - ROOM.right]);
  const y = scaleLinear([0, most], [SIZE.height - ROOM.bottom, ROOM.top]).nice(3);
  const path = line<Scan['flow'][number]>(
    ({ at_s }) => x(at_s),
    ({ counts }) => y(counts),
  )(points);
  const upright = (at: number) => ({ x1: x(at), x2: x(at), y1: ROOM.top, y2: SIZE.height - ROOM.bottom });
  return (
    <figure className="flow-curve">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={t('bone_scan.curve')}>
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={ROOM.left} x2={SIZE.width - ROOM.right} y1={y(tick)} y2={y(tick)} />
            <text x={ROOM.left - 4} y={y(tick) + 4} textAnchor="end">
              {tick.toLocaleString('en', { notation: 'compact' })}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={SIZE.height - 6} textAnchor="middle">
            {`${tick} s`}
          </text>
        ))}
        {bolus !== null && <line className="bolus" {...upright(bolus)} />}
        {now !== null && <line className="now" {...upright(now)} />}
        <path className="curve" d={path ?? undefined} />
      </svg>
      <figcaption className="muted">{t('bone_scan.curve_text')}</figcaption>
    </figure>
  );
}
