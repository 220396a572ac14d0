/** The flow: its frames one after the other, and how many counts came when. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { t, word } from '../../i18n';
import { Button, Failure, Skeleton, Toggle } from '../../ui/kit';
import { CountsPicture } from './CountsPicture';
import { countsQuery, usualTop } from './counts';
import { FlowCurve } from './FlowCurve';
import { byView, type Frame, type Framed, type Seen, wholeOf } from './scan';
import { type Window, WindowTools } from './WindowTools';

/** Frames shown in a second. */
const FRAMES_A_SECOND = 8;

export function Cine({ framed, seen }: { framed: Framed; seen: Seen }) {
  const views = useMemo(() => byView(framed.frames), [framed]);
  const [chosen, choose] = useState<string | null>(null);
  const nameOf = (frames: readonly Frame[]) => frames[0]?.view ?? 'unknown';
  const frames = views.find((one) => nameOf(one) === chosen) ?? views[0] ?? [];
  const { data, error, refetch } = useQuery(countsQuery(frames));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  // The curve is that of one flow, and of its first view.
  const hasCurve = seen.scan.flow_picture === framed.number && frames === views[0];
  return (
    <>
      {views.length > 1 && (
        <div className="row">
          {views.map((one) => (
            <Toggle key={nameOf(one)} on={one === frames} onClick={() => choose(nameOf(one))}>
              {word('bone_scan.view', nameOf(one))}
            </Toggle>
          ))}
        </div>
      )}
      <Frames key={nameOf(frames)} frames={frames} counts={data} curve={hasCurve ? seen.scan : null} />
    </>
  );
}

function Frames({
  frames,
  counts,
  curve,
}: {
  frames: readonly Frame[];
  counts: readonly Uint32Array[];
  /** The scan of whose flow these are; null where there is no curve of them. */
  curve: Seen['scan'] | null;
}) {
  const [at, setAt] = useState(frames.length - 1);
  const [isPlaying, setPlaying] = useState(false);
  const [window, setWindow] = useState<Window>({ factor: 1, isInverted: false });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setAt((before) => (before + 1) % frames.length), 1000 / FRAMES_A_SECOND);
    return () => clearInterval(timer);
  }, [isPlaying, frames.length]);
  const [frame, values] = [frames[at], counts[at]];
  const top = useMemo(
    () => (frames[0] ? usualTop(counts, frames[0], wholeOf(frames[0])) : 1),
    [counts, frames],
  );
  if (!frame || !values) return null;
  const began = frame.began_s ?? null;
  const number = { number: String(at + 1), count: String(frames.length) };
  const said =
    began === null
      ? t('bone_scan.frame_untimed', number)
      : t('bone_scan.frame', { ...number, seconds: began.toFixed(0) });
  return (
    <>
      <CountsPicture
        frame={frame}
        counts={values}
        box={wholeOf(frame)}
        top={top * window.factor}
        isInverted={window.isInverted}
        label={word('bone_scan.view', frame.view ?? 'unknown')}
      />
      <div className="row cine">
        <Button className="small" onClick={() => setPlaying(!isPlaying)}>
          {t(isPlaying ? 'bone_scan.pause' : 'bone_scan.play')}
        </Button>
        <input
          type="range"
          aria-label={t('bone_scan.frame_slider')}
          min={0}
          max={frames.length - 1}
          value={at}
          onChange={(event) => {
            setPlaying(false);
            setAt(Number(event.target.value));
          }}
          aria-valuetext={said}
        />
        <span className="muted cine-said">{said}</span>
      </div>
      <WindowTools window={window} onChange={setWindow} />
      {curve && (
        <FlowCurve
          points={curve.flow}
          bolus={curve.bolus_s ?? null}
          now={began === null ? null : began + (frame.duration_s ?? 0) / 2}
        />
      )}
    </>
  );
}
