/** The three phases beside each other: what there is of each, or that it is missing and what nobody can tell without it. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { t, word } from '../../i18n';
import { Chip, Failure, Panel, Skeleton } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { Cine } from './Cine';
import { CountsPicture } from './CountsPicture';
import { countsQuery, usualTop } from './counts';
import { type Frame, type Framed, type Phase, picturesOf, type Seen, span, wholeOf } from './scan';
import { type Window, WindowTools } from './WindowTools';

export function Phases({ seen, delayed }: { seen: Seen; delayed: ReactNode }) {
  const others = picturesOf(seen, null);
  return (
    <div className="phases">
      <PhasePanel seen={seen} phase="flow">
        {(framed) => <Shown seen={seen} framed={framed} />}
      </PhasePanel>
      <PhasePanel seen={seen} phase="blood_pool">
        {(framed) => <Shown seen={seen} framed={framed} />}
      </PhasePanel>
      <PhasePanel seen={seen} phase="delayed">
        {(framed) =>
          framed.number === seen.scan.spine?.picture_number ? delayed : <Shown seen={seen} framed={framed} />
        }
      </PhasePanel>
      {others.length > 0 && (
        <Panel title={t('bone_scan.phase.other')} className="phase">
          {others.map((framed) => (
            <div key={framed.number} className="picture">
              <About framed={framed} />
              <Shown seen={seen} framed={framed} />
            </div>
          ))}
        </Panel>
      )}
    </div>
  );
}

/** Frames that follow one another one after the other, all others beside each other. */
function Shown({ seen, framed }: { seen: Seen; framed: Framed }) {
  const isDynamic = framed.picture.kind === 'dynamic' && framed.frames.length > 1;
  return isDynamic ? <Cine framed={framed} seen={seen} /> : <Views frames={framed.frames} />;
}

function PhasePanel({
  seen,
  phase,
  children,
}: {
  seen: Seen;
  phase: Phase;
  children: (framed: Framed) => ReactNode;
}) {
  const pictures = useMemo(() => spineFirst(picturesOf(seen, phase), seen), [seen, phase]);
  const missing = seen.scan.notes.find(({ code }) => code === `${phase}_missing`);
  const isMissing = pictures.length === 0;
  // A file that cannot be read, or whose phase nobody knows, may be it.
  const isPerhaps = seen.scan.problems.length > 0 || picturesOf(seen, null).length > 0;
  return (
    <Panel
      title={word('bone_scan.phase', phase)}
      className={`phase phase-${phase}`}
      actions={
        isMissing && <Chip tone="caution">{t(isPerhaps ? 'bone_scan.not_found' : 'bone_scan.missing')}</Chip>
      }
    >
      {isMissing && missing && <p>{sentence(missing.message)}</p>}
      {isMissing && isPerhaps && <p className="muted">{t('bone_scan.perhaps_there')}</p>}
      {pictures.map((framed) => (
        <div key={framed.number} className="picture">
          <About framed={framed} />
          {children(framed)}
        </div>
      ))}
    </Panel>
  );
}

/** The picture on which the spine was found before all others. */
function spineFirst(pictures: Framed[], { scan: { spine } }: Seen): Framed[] {
  const rank = ({ number }: Framed) => (number === spine?.picture_number ? 0 : 1);
  return [...pictures].sort((one, other) => rank(one) - rank(other));
}

/** What a picture is, when it was taken, and by what its phase is told. */
function About({ framed: { picture } }: { framed: Framed }) {
  const { name, basis, since_bolus_s, since_injection_s, counts, frames } = picture;
  const since =
    since_injection_s !== null
      ? t('bone_scan.since_injection', { time: span(since_injection_s) })
      : since_bolus_s !== null && t('bone_scan.since_bolus', { time: span(since_bolus_s) });
  const parts = [
    since,
    basis && word('bone_scan.basis', basis),
    frames > 1 && t('bone_scan.of_frames', { count: String(frames) }),
    t('bone_scan.counts', { counts: counts.toLocaleString('en') }),
  ];
  return (
    <p className="picture-about">
      <strong>{name}</strong> <span className="muted">{parts.filter(Boolean).join(', ')}</span>
    </p>
  );
}

/** Every frame of a picture. */
function Views({ frames }: { frames: Frame[] }) {
  const { data, error, refetch } = useQuery(countsQuery(frames));
  const [window, setWindow] = useState<Window>({ factor: 1, isInverted: false });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <>
      <div className="views">
        {frames.map((frame, at) => (
          <View key={frame.index} frame={frame} counts={data[at] ?? new Uint32Array()} window={window} />
        ))}
      </div>
      <WindowTools window={window} onChange={setWindow} />
    </>
  );
}

function View({ frame, counts, window }: { frame: Frame; counts: Uint32Array; window: Window }) {
  const box = wholeOf(frame);
  const top = useMemo(() => usualTop([counts], frame, wholeOf(frame)), [counts, frame]);
  const view = word('bone_scan.view', frame.view ?? 'unknown');
  return (
    <figure className="view">
      <CountsPicture
        frame={frame}
        counts={counts}
        box={box}
        top={top * window.factor}
        isInverted={window.isInverted}
        label={view}
      />
      <figcaption>{view}</figcaption>
    </figure>
  );
}
