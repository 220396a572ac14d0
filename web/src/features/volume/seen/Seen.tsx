/** What the node sees in a CT: proposals, which a person looks at and confirms or rejects. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { seenQuery } from '../../../api/queries';
import { t } from '../../../i18n';
import { Banner, Failure, Panel, Skeleton } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import { Proposals } from '../../shared/seen/Proposals';
import type { Proposal } from '../../shared/seen/proposal';
import type { PanelProps } from '../panel';
import { CanalSeen } from './Canal';
import { Changes } from './Changes';
import { marksOf, placeOf } from './ct';
import { Lying } from './Lying';
import { type LyingDocument, lyingMarks } from './lying';
import { Measures } from './Measures';
import { NameVertebra } from './NameVertebra';
import { setNamed, useElsewhere, useNamed } from './named';
import { TakeOver } from './TakeOver';

export function Seen({ volume, volumes, viewer }: PanelProps) {
  const named = useNamed(volume.id);
  const elsewhere = useElsewhere('vertebra', volume, volumes);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(seenQuery(volume.id, named));
  useEffect(() => viewer.setMarks(data ? [...marksOf(data.ct), ...lyingMarks(data.ct)] : []), [viewer, data]);
  return (
    <Panel title={t('volume.seen.title')} className="slices-seen">
      <NameVertebra
        viewer={viewer}
        named={data?.ct.no_vertebrae ? null : named}
        onNamed={(vertebra) => setNamed(volume.id, vertebra)}
      />
      {!named && (
        <TakeOver elsewhere={elsewhere} onTaken={([vertebra = null]) => setNamed(volume.id, vertebra)} />
      )}
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
          <Changes volume={volume} volumes={volumes} named={named} onShow={(at) => viewer.moveTo(at)} />
          <CanalSeen ct={data.ct} onShow={(at) => viewer.moveTo(at)} />
          <Lying
            ct={data.ct}
            onShow={(at) => viewer.moveTo(at)}
            film={
              data.lying_film
                ? {
                    caseId: volume.case,
                    volume: volume.id,
                    takenOn: volume.taken_on,
                    document: data.lying_film as LyingDocument,
                    isOld: isPlaceholderData,
                  }
                : null
            }
          />
          <Measures ct={data.ct} />
        </div>
      )}
    </Panel>
  );
}
