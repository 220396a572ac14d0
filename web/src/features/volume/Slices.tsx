/** The slices of a case: which volumes there are, and three planes of one. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type Volume, volumesQuery } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { t } from '../../i18n';
import { Banner, Empty, Failure, Skeleton } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { NoPictures } from '../shared/NoPictures';
import { About } from './About';
import { Planes } from './Planes';
import { VolumeChoice } from './VolumeChoice';
import './volume.css';

export default function Slices() {
  const { case: caseId } = useParams({ from: '/cases/$case/slices' });
  const { volume: asked, renderer } = useSearch({ from: '/cases/$case/slices' });
  const navigate = useNavigate();
  const seesPictures = useSeesPictures();
  const { data, error, refetch } = useQuery({ ...volumesQuery(caseId), enabled: seesPictures });
  if (!seesPictures) return <NoPictures />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const { volumes, being_made, failed } = data;
  const shown = volumes.find(({ id }) => id === asked) ?? volumes.find(({ grid }) => grid) ?? volumes[0];
  if (!shown) return <Nothing beingMade={being_made} failed={failed} />;
  const choose = (volume: string) =>
    void navigate({
      to: '/cases/$case/slices',
      params: { case: caseId },
      search: { volume, ...(renderer && { renderer }) },
    });
  const choice = <VolumeChoice volumes={volumes} shown={shown} choose={choose} />;
  const notices = <Notices beingMade={being_made} failed={failed} />;
  if (shown.grid)
    return (
      <Planes
        key={shown.id}
        volume={shown}
        volumes={volumes}
        renderer={renderer}
        choice={choice}
        notices={notices}
      />
    );
  return <Refused volume={shown} choice={choice} notices={notices} />;
}

function Nothing({ beingMade, failed }: { beingMade: boolean; failed: boolean }) {
  if (beingMade) return <Empty title={t('volume.being_made')}>{t('volume.being_made_text')}</Empty>;
  if (failed) return <Empty title={t('volume.failed')}>{t('volume.failed_text')}</Empty>;
  return <Empty title={t('volume.none')}>{t('volume.none_text')}</Empty>;
}

function Notices({ beingMade, failed }: { beingMade: boolean; failed: boolean }) {
  return (
    <>
      {beingMade && <Banner live title={t('volume.being_made')} />}
      {failed && (
        <Banner tone="caution" title={t('volume.failed')}>
          {t('volume.failed_text')}
        </Banner>
      )}
    </>
  );
}

function Refused({
  volume,
  choice,
  notices,
}: {
  volume: Volume;
  choice: React.ReactNode;
  notices: React.ReactNode;
}) {
  return (
    <div className="slices refused">
      <h1 className="visually-hidden">{t('volume.title')}</h1>
      <div className="slices-bar">{choice}</div>
      <div className="stack slices-refused">
        {notices}
        <Banner tone="caution" title={t('volume.no_volume')}>
          {volume.no_volume && <p>{sentence(volume.no_volume.message)}</p>}
          <p>{t('volume.no_volume_text')}</p>
        </Banner>
        <About volume={volume} />
      </div>
    </div>
  );
}
