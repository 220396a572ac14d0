/** What the node sees in a CT: proposals, which a person looks at and confirms or rejects. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { recordQuery, seenQuery, type Volume } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { t } from '../../../i18n';
import { Banner, Failure, Panel, Skeleton } from '../../../ui/kit';
import { sentence } from '../../../ui/sentence';
import type { VolumeViewer } from '../../../viewer/volume/volume';
import { type Ct, marksOf, type Named, type Proposal } from './ct';
import { Measures } from './Measures';
import { NameVertebra } from './NameVertebra';
import { ProposalLine } from './ProposalLine';
import { type OfRecord, studiesFor } from './recorded';

export function Seen({ volume, viewer }: { volume: Volume; viewer: VolumeViewer }) {
  const [named, setNamed] = useState<Named | null>(null);
  const { data, error, isFetching, refetch } = useQuery(seenQuery(volume.id, named));
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
          <Proposals volume={volume} ct={data.ct} fresh={data.study} viewer={viewer} />
          <Measures ct={data.ct} />
        </div>
      )}
    </Panel>
  );
}

function Proposals({
  volume,
  ct,
  fresh,
  viewer,
}: {
  volume: Volume;
  ct: Ct;
  fresh: string;
  viewer: VolumeViewer;
}) {
  const { data } = useQuery(recordQuery(volume.case));
  const [chosen, setChosen] = useState<string | null>(null);
  const mayWrite = useMayWrite();
  if (!data) return <Skeleton />;
  const proposals = ct.proposals as unknown as Proposal[];
  if (proposals.length === 0) return <p>{t('volume.seen.nothing')}</p>;
  const studies = studiesFor(data.entries, volume.slot, volume.taken_on, fresh);
  const study = studies.find(({ name }) => name === chosen) ?? studies[0];
  if (!study) return null;
  return (
    <>
      <p className="muted">{t('volume.seen.proposed')}</p>
      <StudyChoice studies={studies} study={study} onChoose={setChosen} />
      <ul className="seen-list">
        {proposals.map((proposal) => (
          <ProposalLine
            key={[proposal.finding, proposal.level, proposal.side, proposal.image].join()}
            volume={volume}
            ct={ct}
            proposal={proposal}
            study={study}
            entries={data.entries}
            viewer={viewer}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
    </>
  );
}

/** To which study of the record it belongs. */
function StudyChoice({
  studies,
  study,
  onChoose,
}: {
  studies: readonly OfRecord[];
  study: OfRecord;
  onChoose: (name: string) => void;
}) {
  const words = ({ name, isKnown }: OfRecord) =>
    isKnown ? name : t('volume.seen.new_study', { study: name });
  return (
    <label className="chooser">
      {t('volume.seen.of_study')}
      <select value={study.name} onChange={(event) => onChoose(event.target.value)}>
        {studies.map((one) => (
          <option key={one.name} value={one.name}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
