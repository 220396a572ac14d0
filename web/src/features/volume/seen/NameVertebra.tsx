/** Naming one vertebra by a click in its body: what is seen has a level then. */
import { useEffect, useState } from 'react';
import { t } from '../../../i18n';
import { Button } from '../../../ui/kit';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import type { Named } from './named';

const LEVELS = [
  'L5',
  'L4',
  'L3',
  'L2',
  'L1',
  'T12',
  'T11',
  'T10',
  'T9',
  'T8',
  'T7',
  'T6',
  'T5',
  'T4',
] as const;

export function NameVertebra({
  viewer,
  named,
  onNamed,
}: {
  viewer: VolumeViewer;
  named: Named | null;
  onNamed: (named: Named | null) => void;
}) {
  const [level, setLevel] = useState<string>('L3');
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
      <p>
        {isAsking
          ? t('volume.seen.click', { level })
          : named
            ? t('volume.seen.named', { level: named.level })
            : t('volume.seen.unnamed')}
      </p>
      <div className="row">
        <label className="chooser">
          {t('volume.seen.level')}
          <select value={level} onChange={(event) => setLevel(event.target.value)}>
            {LEVELS.map((one) => (
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
        {named && (
          <Button className="small" look="quiet" onClick={() => onNamed(null)}>
            {t('volume.seen.forget')}
          </Button>
        )}
      </div>
    </div>
  );
}
