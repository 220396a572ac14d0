/** Levels that an artefact hides, and what follows from that. */
import type { Entry } from '../../../api/queries';
import { t } from '../../../i18n';
import { Banner, Button } from '../../../ui/kit';
import type { OfRecord } from '../../shared/seen/recorded';
import { holding } from '../../timeline/facts';
import { type Disc, gradedIn, SCHEMES } from './schemes';

export function Unreadable({
  rows,
  study,
  entries,
  mayWrite,
  busy,
  onInadequate,
}: {
  rows: readonly Disc[];
  study: OfRecord;
  entries: readonly Entry[];
  mayWrite: boolean;
  busy: boolean;
  onInadequate: (reason: string) => void;
}) {
  const column = SCHEMES.find(({ name }) => name === 'readable');
  const hidden = rows.filter(
    ({ upper }) => column && gradedIn(entries, study.name, column, upper)?.fact.grade === 'unreadable',
  );
  if (hidden.length === 0) return null;
  const levels = hidden.map(({ upper, lower }) => `${upper}–${lower}`).join(', ');
  const stated = holding(entries).findLast(({ fact }) => fact.kind === 'study' && fact.name === study.name);
  const isSaid = stated?.fact.state === 'inadequate';
  return (
    <Banner tone="caution" title={t('mri.unreadable', { levels })}>
      <p>{t(isSaid ? 'mri.inadequate_said' : 'mri.unreadable_text')}</p>
      {!isSaid && mayWrite && (
        <Button className="small" busy={busy} onClick={() => onInadequate(t('mri.why', { levels }))}>
          {t('mri.inadequate')}
        </Button>
      )}
    </Banner>
  );
}
