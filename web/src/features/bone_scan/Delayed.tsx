/** The delayed picture from behind: the spine with its foci, levels and reference, and what it takes up beside it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScanMarks } from '../../api/queries';
import { t, word } from '../../i18n';
import { Failure, Skeleton, Toggle } from '../../ui/kit';
import { CountsPicture } from './CountsPicture';
import { countsQuery, usualTop } from './counts';
import { type Asking, Marks } from './Marks';
import { PROFILE_WIDTH, Profile } from './Profile';
import {
  aroundSpine,
  type Box,
  type Frame,
  letter,
  type Seen,
  type Spine,
  spineFrame,
  wholeOf,
} from './scan';
import { type Window, WindowTools } from './WindowTools';

interface Props {
  seen: Seen;
  marks: ScanMarks;
  onMarks: (marks: ScanMarks) => void;
  /** The focus that is to be looked at. */
  chosen: number | null;
}

export function Delayed({ seen, ...rest }: Props) {
  const frame = spineFrame(seen);
  const { spine } = seen.scan;
  const frames = useMemo(() => (frame ? [frame] : []), [frame]);
  const { data, error, refetch } = useQuery(countsQuery(frames));
  if (!frame || !spine) return null;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  const [counts] = data ?? [];
  if (!counts) return <Skeleton lines={12} />;
  return <Read {...rest} frame={frame} counts={counts} spine={spine} />;
}

function Read({
  frame,
  counts,
  spine,
  marks,
  onMarks,
  chosen,
}: Omit<Props, 'seen'> & { frame: Frame; counts: Uint32Array; spine: Spine }) {
  const [isWhole, setWhole] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [window, setWindow] = useState<Window>({ factor: 1, isInverted: false });
  const spineBox = aroundSpine(frame, spine);
  const box = isWhole ? wholeOf(frame) : spineBox;
  const top = useMemo(() => usualTop([counts], frame, aroundSpine(frame, spine)), [counts, frame, spine]);
  const set = (across: number, down: number) => {
    const at = { across: tenth(across), down: tenth(down) };
    if (asking?.kind === 'reference') onMarks({ ...marks, reference: at.down });
    if (asking?.kind === 'place') onMarks({ ...marks, places: [...marks.places, at].slice(-MOST_PLACES) });
    if (asking?.kind === 'level') {
      const others = marks.levels.filter(({ level }) => level !== asking.level);
      // Two tell where the others are; a third would be one too many: the first goes.
      onMarks({ ...marks, levels: [...others.slice(-1), { level: asking.level, down: at.down }] });
    }
    setAsking(null);
  };
  const pictures = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== null) pictures.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="delayed">
      <Marks marks={marks} onMarks={onMarks} onSet={set} asking={asking} onAsk={setAsking} />
      <div
        ref={pictures}
        className="delayed-pictures"
        style={{
          gridTemplateColumns: `minmax(0, ${box.width}fr) minmax(0, ${PROFILE_WIDTH}fr)`,
          maxWidth: `calc(var(--tallest) * ${(box.width + PROFILE_WIDTH) / box.height})`,
        }}
      >
        <CountsPicture
          frame={frame}
          counts={counts}
          box={box}
          top={top * window.factor}
          isInverted={window.isInverted}
          label={word('bone_scan.view', frame.view ?? 'unknown')}
          onPoint={asking ? set : undefined}
        >
          <Overlay spine={spine} box={box} marks={marks} chosen={chosen} />
        </CountsPicture>
        <Profile spine={spine} box={box} marks={marks} />
      </div>
      <div className="row">
        <Toggle on={isWhole} icon="fit" onClick={() => setWhole(!isWhole)}>
          {t('bone_scan.whole')}
        </Toggle>
      </div>
      <WindowTools window={window} onChange={setWindow} />
    </div>
  );
}

/** More are not measured at once. */
const MOST_PLACES = 8;

/** To a tenth of a millimetre. */
const tenth = (mm: number) => Math.round(mm * 10) / 10;

function Overlay({
  spine,
  box,
  marks,
  chosen,
}: {
  spine: Spine;
  box: Box;
  marks: ScanMarks;
  chosen: number | null;
}) {
  const midline = spine.profile.map(({ across_mm, down_mm }) => `${across_mm},${down_mm}`).join(' ');
  const at = (down: number) =>
    spine.profile.reduce(
      (best, one) => (Math.abs(one.down_mm - down) < Math.abs(best - down) ? one.down_mm : best),
      spine.profile[0]?.down_mm ?? down,
    );
  const across = (down: number) =>
    spine.profile.find(({ down_mm }) => down_mm === at(down))?.across_mm ?? box.left + box.width / 2;
  const size = box.height / 42;
  const { focus_radius_mm: radius, reference_mm: reference } = spine;
  const [halfAcross = 0, halfDown = 0] = spine.reference_half_mm;
  return (
    <g className="scan-overlay" style={{ fontSize: size }}>
      <polyline className="midline" points={midline} />
      {reference !== null && (
        <>
          <rect
            className="reference"
            x={across(reference) - halfAcross}
            y={reference - halfDown}
            width={2 * halfAcross}
            height={2 * halfDown}
          />
          <text x={across(reference) + halfAcross + size / 3} y={reference + size / 3}>
            {t('bone_scan.reference')}
          </text>
        </>
      )}
      {marks.levels.map(({ level, down }) => (
        <g key={level} className="level">
          <line x1={across(down) - 24} x2={across(down) + 24} y1={down} y2={down} />
          <text x={across(down) - 26} y={down + size / 3} textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      {spine.measured.map(
        (found, number) =>
          found && (
            <g key={`${found.across_mm} ${found.down_mm}`} className="place">
              <circle cx={found.across_mm} cy={found.down_mm} r={radius} />
              <text x={found.across_mm + radius + size / 4} y={found.down_mm - radius / 2}>
                {letter(number)}
              </text>
            </g>
          ),
      )}
      {spine.foci.map(({ across_mm, down_mm }, number) => (
        <g key={`${across_mm} ${down_mm}`} className={number === chosen ? 'focus chosen' : 'focus'}>
          <circle cx={across_mm} cy={down_mm} r={radius} />
          <text x={across_mm + radius + size / 4} y={down_mm - radius / 2}>
            {number + 1}
          </text>
        </g>
      ))}
    </g>
  );
}
