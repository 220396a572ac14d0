/** What changed since an earlier CT of the same patient: a vertebra is named in each, and screws are compared by level and side. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changesQuery, type Volume } from '../../../api/queries';
import { day, t } from '../../../i18n';
import { Banner, Failure, Fold, Skeleton } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import type { Vector } from '../../../viewer/volume/vector';
import { Proposals } from '../../shared/seen/Proposals';
import { imagePlace, type Proposal } from '../../shared/seen/proposal';
import { nameOf } from '../words';
import { BoneChanges, NotCompared, RodChanges, ScrewChanges } from './ChangeTables';
import { earlierOf, laterOf } from './changes';
import { type Named, useNamed } from './named';

interface Props {
  volume: Volume;
  /** All of the case. */
  volumes: readonly Volume[];
  named: Named | null;
  onShow: (at: Vector) => void;
}

export function Changes(props: Props) {
  const { volume, volumes } = props;
  const earlier = earlierOf(volume, volumes);
  const later = laterOf(volume, volumes);
  if (earlier.length > 0) return <Since key={volume.id} {...props} earlier={earlier} />;
  return later ? <Until {...props} later={later} /> : null;
}

/** The latest CT is the one that tells what changed: from an earlier one there is a way to it. */
function Until({ volume, named, later }: Props & { later: Volume }) {
  if (!named) return null;
  return (
    <p>
      {t('volume.changes.named_here')}{' '}
      <Link to="/cases/$case/slices" params={{ case: volume.case }} search={{ volume: later.id }}>
        {t('volume.changes.open_later', { day: day(later.taken_on) })}
      </Link>
    </p>
  );
}

function Since({ volume, named, earlier, onShow }: Props & { earlier: readonly Volume[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const before = earlier.find(({ id }) => id === chosen) ?? earlier[0];
  const namedBefore = useNamed(before?.id ?? '');
  if (!before) return null;
  return (
    <Fold title={t('volume.changes.title', { day: day(before.taken_on) })} open>
      {earlier.length > 1 && (
        <label className="chooser">
          {t('volume.changes.choose')}
          <select value={before.id} onChange={(event) => setChosen(event.target.value)}>
            {earlier.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {!named && <p>{t('volume.changes.name_here')}</p>}
      {!namedBefore && (
        <p>
          {t('volume.changes.name_before')}{' '}
          <Link to="/cases/$case/slices" params={{ case: volume.case }} search={{ volume: before.id }}>
            {t('volume.changes.open_before', { day: day(before.taken_on) })}
          </Link>
        </p>
      )}
      {named && namedBefore && (
        <Compared pair={[before, volume]} vertebrae={[namedBefore, named]} onShow={onShow} />
      )}
    </Fold>
  );
}

function Compared({
  pair: [before, volume],
  vertebrae,
  onShow,
}: {
  pair: readonly [Volume, Volume];
  vertebrae: readonly [Named, Named];
  onShow: (at: Vector) => void;
}) {
  const query = useQuery(changesQuery([before.id, volume.id], vertebrae));
  const { data, error, refetch } = query;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <>
        <p className="muted" role="status">
          {t('volume.changes.looking')}
        </p>
        <Skeleton lines={3} />
      </>
    );
  }
  const { changes, not_compared } = data.change;
  if (!changes) return <Banner tone="caution">{sentence(not_compared ?? '')}</Banner>;
  return (
    <div className="stack">
      {changes.notes.map(({ code, message }) => (
        <p key={code}>▲ {sentence(message)}</p>
      ))}
      <Proposals
        caseId={volume.case}
        kind={volume.study?.kind ?? 'ct'}
        takenOn={volume.taken_on}
        fresh={data.studies[1] ?? ''}
        proposals={changes.proposals as unknown as Proposal[]}
        nothing={t('volume.changes.nothing')}
        onShow={({ image }) => {
          const at = imagePlace(image);
          return at ? () => onShow(at) : undefined;
        }}
      />
      <ScrewChanges screws={changes.screws} onShow={onShow} />
      <RodChanges rods={changes.rods} unpaired={changes.unpaired_rods} />
      <BoneChanges bridging={changes.bridging} />
      <NotCompared unpaired={changes.unpaired} />
      <p className="muted">{t('volume.changes.text')}</p>
    </div>
  );
}
