/** Uptake along the spine, at the heights of the picture beside it. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { ScanMarks } from '../../api/queries';
import { t } from '../../i18n';
import type { Box, Spine } from './scan';

type Point = Spine['profile'][number];

/** Width of the drawing in mm of the picture. */
export const PROFILE_WIDTH = 110;
const ROOM = 6;

export function Profile({ spine, box, marks }: { spine: Spine; box: Box; marks: ScanMarks }) {
  const most = Math.max(1, ...spine.profile.map(({ counts_per_mm }) => counts_per_mm.interval[1] ?? 0));
  const x = scaleLinear([0, most], [ROOM, PROFILE_WIDTH - ROOM]);
  const y = (point: Point) => point.down_mm;
  const band = area<Point>()
    .y(y)
    .x0(({ counts_per_mm }) => x(counts_per_mm.interval[0] ?? 0))
    .x1(({ counts_per_mm }) => x(counts_per_mm.interval[1] ?? 0))(spine.profile);
  const path = line<Point>(({ counts_per_mm }) => x(counts_per_mm.value), y)(spine.profile);
  return (
    <figure className="scan-profile" style={{ aspectRatio: `${PROFILE_WIDTH} / ${box.height}` }}>
      <svg
        viewBox={`0 ${box.top} ${PROFILE_WIDTH} ${box.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('bone_scan.profile')}
      >
        <title>{t('bone_scan.profile_text')}</title>
        <line className="axis" x1={ROOM} x2={ROOM} y1={box.top} y2={box.top + box.height} />
        <path className="band" d={band ?? undefined} />
        <path className="curve" d={path ?? undefined} />
        {spine.reference_mm !== null && (
          <line
            className="reference"
            x1={ROOM}
            x2={PROFILE_WIDTH - ROOM}
            y1={spine.reference_mm}
            y2={spine.reference_mm}
          />
        )}
        {marks.levels.map(({ level, down }) => (
          <line key={level} className="level" x1={ROOM} x2={PROFILE_WIDTH - ROOM} y1={down} y2={down} />
        ))}
        {spine.foci.map(({ across_mm, down_mm }) => (
          <circle
            key={`${across_mm} ${down_mm}`}
            className="focus"
            cx={PROFILE_WIDTH - ROOM - 3}
            cy={down_mm}
            r={3}
          />
        ))}
      </svg>
    </figure>
  );
}
