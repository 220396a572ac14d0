/** A level, and the place of its body: by a click in the planes, or where the cross-hair is. */
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../../i18n';
import { Button } from '../../../ui/kit';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import type { Named } from './named';

export function PointAt({
  viewer,
  levels,
  level,
  onLevel,
  onNamed,
  words,
  children,
}: {
  viewer: VolumeViewer;
  levels: readonly string[];
  level: string;
  onLevel: (level: string) => void;
  onNamed: (named: Named) => void;
  /** What is said while no click is waited for. */
  words: string;
  /** Further buttons. */
  children?: ReactNode;
}) {
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    viewer.onPoint = isAsking
      ? (place) => {
          setAsking(false);
          viewer.moveTo(place);
          onNamed({ level, place });
        }
      : null;
    return () => {
      viewer.onPoint = null;
    };
  }, [viewer, isAsking, level, onNamed]);
  return (
    <div className="seen-name">
      <p>{isAsking ? t('volume.seen.click', { level }) : words}</p>
      <div className="row">
        <label className="chooser">
          {t('volume.seen.level')}
          <select value={level} onChange={(event) => onLevel(event.target.value)}>
            {levels.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <Button className="small" icon="cross" aria-pressed={isAsking} onClick={() => setAsking(!isAsking)}>
          {isAsking ? t('volume.seen.stop') : t('volume.seen.point')}
        </Button>
        <Button
          className="small"
          look="quiet"
          onClick={() => {
            setAsking(false);
            onNamed({ level, place: viewer.state.centre });
          }}
        >
          {t('volume.seen.cross')}
        </Button>
        {children}
      </div>
    </div>
  );
}
