/** Levels that were named in another volume of the same space: taken over by a click, and looked at again. */
import { t } from '../../../i18n';
import { Button } from '../../../ui/kit';
import { nameOf } from '../words';
import type { Elsewhere, Named } from './named';

export function TakeOver({
  elsewhere,
  onTaken,
}: {
  elsewhere: Elsewhere | null;
  onTaken: (named: readonly Named[]) => void;
}) {
  if (!elsewhere) return null;
  const { volume, named } = elsewhere;
  const said = { levels: named.map(({ level }) => level).join(', '), volume: nameOf(volume) };
  return (
    <div className="seen-name">
      <p>{t('volume.seen.elsewhere', said)}</p>
      <Button className="small" onClick={() => onTaken(named)}>
        {t('volume.seen.take_over')}
      </Button>
    </div>
  );
}
