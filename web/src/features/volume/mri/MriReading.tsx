/** MRI read level by level: a person looks, chooses the drawn grade, and it stands in the record. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery } from '../../../api/queries';
import { t } from '../../../i18n';
import { Failure, Panel, Skeleton } from '../../../ui/kit';
import { studiesFor } from '../../shared/seen/recorded';
import { StudyChoice } from '../../shared/seen/StudyChoice';
import type { PanelProps } from '../panel';
import { Levels } from './Levels';
import { Sequences } from './Sequences';
import './mri.css';

export function MriReading({ volume, volumes, viewer }: PanelProps) {
  const { data, error, refetch } = useQuery(recordQuery(volume.case));
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = volume.study?.kind ?? 'mri';
  const ofStudy = volumes.filter(
    ({ study, taken_on }) => study?.kind === kind && taken_on === volume.taken_on,
  );
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const studies = studiesFor(data.entries, kind, volume.taken_on, volume.study?.name ?? kind);
  const study = studies.find(({ name }) => name === chosen) ?? studies[0];
  if (!study) return null;
  return (
    <Panel title={t('mri.title')} className="mri-reading">
      <Sequences volumes={ofStudy} />
      <p className="muted">{t(volume.taken_on ? 'mri.text' : 'seen.undated')}</p>
      <StudyChoice studies={studies} study={study} onChoose={setChosen} />
      <Levels volume={volume} viewer={viewer} study={study} entries={data.entries} />
    </Panel>
  );
}
