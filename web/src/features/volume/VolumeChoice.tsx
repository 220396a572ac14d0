/** Which volume of the case is shown. */
import type { Volume } from '../../api/queries';
import { t } from '../../i18n';
import { nameOf } from './words';

export function VolumeChoice({
  volumes,
  shown,
  choose,
}: {
  volumes: readonly Volume[];
  shown: Volume;
  choose: (volume: string) => void;
}) {
  return (
    <label className="chooser slices-choice">
      {t('volume.choose')}
      <select
        aria-label={t('volume.choose')}
        value={shown.id}
        onChange={(event) => choose(event.target.value)}
      >
        {volumes.map((volume) => (
          <option key={volume.id} value={volume.id}>
            {nameOf(volume)}
            {volume.grid ? '' : ` (${t('volume.no_volume').toLowerCase()})`}
          </option>
        ))}
      </select>
    </label>
  );
}
