/** Naming one vertebra by a click in its body: what is seen has a level then. */
import { useState } from 'react';
import { t } from '../../../i18n';
import { Button } from '../../../ui/kit';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { LEVELS, type Named } from './named';
import { PointAt } from './PointAt';

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
  const words = named ? t('volume.seen.named', { level: named.level }) : t('volume.seen.unnamed');
  return (
    <PointAt viewer={viewer} levels={LEVELS} level={level} onLevel={setLevel} onNamed={onNamed} words={words}>
      {named && (
        <Button className="small" look="quiet" onClick={() => onNamed(null)}>
          {t('volume.seen.forget')}
        </Button>
      )}
    </PointAt>
  );
}
