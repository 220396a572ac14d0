/** The flow: its frames one after the other, and how many counts came when. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { t, word } from '../../i18n';
import { Button, Failure, Skeleton } from '../../ui/kit';
import { CountsPicture } from './CountsPicture';
import { countsQuery, usualTop } from './counts';
import { FlowCurve } from './FlowCurve';
import { byView, type Frame, type Framed, type Seen, wholeOf } from './scan';
import { type Window, WindowTools } from './WindowTools';

/** Frames shown in a second. */
const FRAMES_A_SECOND = 8;

export function Cine({ framed, seen }: { framed: Framed; seen: Seen }) {
  const frames = useMemo(() => byView(framed.frames)[0] ?? [], [framed]);
  const { data, error, refetch } = useQuery(countsQuery(frames));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return <Frames frames={frames} counts={data} scan={seen.scan} />;
}

function Frames({
  frames,
  counts,
  scan,
}: {
  frames: readonly Frame[];
  counts: readonly Uint32Array[];
  scan: Seen['scan'];
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
  const said = t('bone_scan.frame', {
    number: String(at + 1),
    count: String(frames.length),
    seconds: (frame.began_s ?? 0).toFixed(0),
  });
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
      <FlowCurve points={scan.flow} bolus={scan.bolus_s ?? null} now={frame.began_s ?? null} />
    </>
  );
}
