/** One plane: its name, which one it is, and the picture. */
import { useEffect, useRef } from 'react';
import { t } from '../../i18n';
import { isOblique, type PlaneName } from '../../viewer/volume/geometry';
import type { VolumeViewer } from '../../viewer/volume/volume';
import { useVolumeState } from './useVolume';

export function PlaneView({ viewer, plane }: { viewer: VolumeViewer; plane: PlaneName }) {
  const place = useRef<HTMLDivElement>(null);
  const { waiting, bases } = useVolumeState(viewer);
  useEffect(() => (place.current ? viewer.show(plane, place.current) : undefined), [viewer, plane]);
  const name = t(`volume.plane.${plane}`);
  const { at, least, most, step } = viewer.travel(plane);
  const many = Math.max(1, Math.round((most - least) / step));
  const number = Math.min(many, Math.max(1, Math.round((at - least) / step + 0.5)));
  return (
    <figure className={`plane plane-${plane}`} aria-busy={waiting.includes(plane)}>
      <figcaption className="plane-head">
        <span className={`plane-key cut-${plane}`} aria-hidden="true" />
        <strong>{name}</strong>
        {isOblique(bases[plane], plane) && <span className="plane-oblique">{t('volume.oblique')}</span>}
        <input
          type="range"
          min={1}
          max={many}
          step={1}
          value={number}
          aria-label={t('volume.travel', { plane: name })}
          onChange={(event) =>
            viewer.travelTo(plane, least + (Number(event.target.value) - 0.5) * step, true)
          }
        />
        <span className="plane-number">{t('volume.place', { at: number, count: many })}</span>
      </figcaption>
      <div
        ref={place}
        className="film-place plane-place"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the plane takes the keyboard for its keys
        tabIndex={0}
        role="application"
        aria-label={t('volume.pane', { plane: name })}
      />
    </figure>
  );
}
