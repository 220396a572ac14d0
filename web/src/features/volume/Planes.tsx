/** Three planes of a volume, with the tools around them. */
import { type ReactNode, useEffect } from 'react';
import type { Volume } from '../../api/queries';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Failure, Fold } from '../../ui/kit';
import type { Renderer } from '../../viewer/engine/select';
import { PLANES } from '../../viewer/volume/geometry';
import type { VolumeViewer } from '../../viewer/volume/volume';
import { About } from './About';
import { MriReading } from './mri/MriReading';
import { Voids } from './mri/Voids';
import { PlaneTools } from './PlaneTools';
import { PlaneView } from './PlaneView';
import { Seen } from './seen/Seen';
import { useVolume, useVolumeState } from './useVolume';
import '../../viewer/film.css';

type Grid = NonNullable<Volume['grid']>;

interface Props {
  volume: Volume;
  /** All of the case. */
  volumes: readonly Volume[];
  renderer?: Renderer | undefined;
  choice: ReactNode;
  notices?: ReactNode;
}

export function Planes({ volume, volumes, renderer = null, choice, notices }: Props) {
  const viewer = useVolume(volume, volume.grid as Grid, renderer);
  const session = useSession();
  // Whoever has logged in again gets what the node refused meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session is why
  useEffect(() => {
    if (viewer.state.problem) viewer.retry();
  }, [viewer, session]);
  return (
    <div className="slices">
      <h1 className="visually-hidden">{t('volume.title')}</h1>
      <div className="slices-bar">
        {choice}
        <PlaneTools viewer={viewer} unit={volume.grid?.unit} />
      </div>
      <div className="planes">
        {PLANES.map((plane) => (
          <PlaneView key={plane} viewer={viewer} plane={plane} />
        ))}
        <aside className="slices-aside stack" aria-label={t('volume.about')}>
          {notices}
          <Lost viewer={viewer} />
          <Reading viewer={viewer} unit={volume.grid?.unit} />
          {volume.grid?.unit === 'HU' && <Seen volume={volume} volumes={volumes} viewer={viewer} />}
          {volume.modality === 'MR' && <MriReading volume={volume} volumes={volumes} viewer={viewer} />}
          {volume.modality === 'MR' && <Voids volume={volume} volumes={volumes} viewer={viewer} />}
          <About volume={volume} />
          <Fold title={t('volume.hands')}>
            <ul className="slices-hands">
              {(['click', 'wheel', 'right', 'middle', 'handle', 'double', 'keys'] as const).map((hand) => (
                <li key={hand}>{t(`volume.hands_list.${hand}`)}</li>
              ))}
            </ul>
          </Fold>
        </aside>
      </div>
    </div>
  );
}

function Lost({ viewer }: { viewer: VolumeViewer }) {
  const { problem } = useVolumeState(viewer);
  return problem ? <Failure error={problem} retry={() => viewer.retry()} /> : null;
}

/** The value under the pointer, and what the greys mean. */
function Reading({ viewer, unit }: { viewer: VolumeViewer; unit: string | null | undefined }) {
  const { cursor, shown, slab } = useVolumeState(viewer);
  const window = shown.window ?? viewer.options.volume.grid.window;
  return (
    <section className="slices-reading" aria-label={t('volume.value')}>
      {cursor ? (
        <p className="slices-value">{valueWords(cursor.value, unit)}</p>
      ) : (
        <p className="slices-value muted">{t('volume.no_pointer')}</p>
      )}
      <p className="muted">
        {t('volume.window_now', { centre: Math.round(window.centre), width: Math.round(window.width) })}
      </p>
      {slab.kind !== 'thin' && (
        <p className="muted">{t(`volume.slab_now.${slab.kind}`, { mm: slab.thickness })}</p>
      )}
    </section>
  );
}

function valueWords(value: number | null, unit: string | null | undefined): string {
  if (value === null) return t('volume.not_seen');
  const said = { value: Math.round(value) };
  return unit === 'HU' ? t('volume.hounsfield', said) : t('volume.unitless', said);
}
