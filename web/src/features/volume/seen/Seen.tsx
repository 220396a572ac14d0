/** What the node sees in a CT: proposals, which a person looks at and confirms or rejects. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { seenQuery, type Volume } from '../../../api/queries';
import { t } from '../../../i18n';
import { Banner, Failure, Panel, Skeleton } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { Proposals } from '../../shared/seen/Proposals';
import type { Proposal } from '../../shared/seen/proposal';
import { CanalSeen } from './Canal';
import { marksOf, type Named, placeOf } from './ct';
import { Measures } from './Measures';
import { NameVertebra } from './NameVertebra';

export function Seen({ volume, viewer }: { volume: Volume; viewer: VolumeViewer }) {
  const [named, setNamed] = useState<Named | null>(null);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(seenQuery(volume.id, named));
  useEffect(() => viewer.setMarks(data ? marksOf(data.ct) : []), [viewer, data]);
  return (
    <Panel title={t('volume.seen.title')} className="slices-seen">
      <NameVertebra viewer={viewer} named={data?.ct.no_vertebrae ? null : named} onNamed={setNamed} />
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!data && !error && (
        <>
          <p className="muted">{t('volume.seen.looking')}</p>
          <Skeleton lines={4} />
        </>
      )}
      {data && (
        <div aria-busy={isFetching}>
          {data.ct.no_vertebrae && <Banner tone="caution">{sentence(data.ct.no_vertebrae)}</Banner>}
          {data.ct.no_metal && <Banner tone="caution">{sentence(data.ct.no_metal)}</Banner>}
          {data.ct.metal?.is_cut && <Banner tone="caution">{t('volume.seen.cut')}</Banner>}
          <Proposals
            caseId={volume.case}
            kind={volume.study?.kind ?? 'ct'}
            takenOn={volume.taken_on}
            fresh={data.study}
            proposals={data.ct.proposals as unknown as Proposal[]}
            nothing={t('volume.seen.nothing')}
            onShow={(proposal) => {
              const place = placeOf(data.ct, proposal);
              return place ? () => viewer.moveTo(place) : undefined;
            }}
            isOld={isPlaceholderData}
          />
          <CanalSeen ct={data.ct} onShow={(at) => viewer.moveTo(at)} />
          <Measures ct={data.ct} />
        </div>
      )}
    </Panel>
  );
}
