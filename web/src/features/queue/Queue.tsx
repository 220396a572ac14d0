/** What a person must decide: which study a series is, and what is to become of files that were put aside. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Empty, Failure, Skeleton } from '../../ui/kit';
import { Tabs } from '../../ui/tabs';
import { AsideDesk } from './AsideDesk';
import { asideQuery, queueQuery } from './queries';
import { SeriesDesk } from './SeriesDesk';
import './queue.css';

/** The screen. */
export default function Queue() {
  const { role } = useSession();
  const [part, setPart] = useState('series');
  const isClinician = role === 'clinician';
  const series = useQuery(queueQuery);
  const aside = useQuery({ ...asideQuery, enabled: isClinician });
  const name = (text: string, many: number | undefined) =>
    many === undefined ? text : t('queue.counted', { text, count: many });
  if (role === 'researcher' || role === 'administrator') {
    return (
      <div className="screen">
        <Empty title={t('queue.not_here')}>{t('queue.not_here_text')}</Empty>
      </div>
    );
  }
  const ofSeries = {
    id: 'series',
    name: name(t('queue.series'), series.data?.length),
    content: <Loaded of={series}>{series.data && <SeriesDesk waiting={series.data} />}</Loaded>,
  };
  const ofAside = {
    id: 'aside',
    name: name(t('queue.aside'), aside.data?.length),
    content: <Loaded of={aside}>{aside.data && <AsideDesk files={aside.data} />}</Loaded>,
  };
  return (
    <div className="screen queue">
      <h1>{t('queue.title')}</h1>
      <Tabs
        label={t('queue.title')}
        parts={isClinician ? [ofSeries, ofAside] : [ofSeries]}
        chosen={part}
        onChoose={setPart}
      />
    </div>
  );
}

function Loaded({
  of: { error, isPending, refetch },
  children,
}: {
  of: { error: unknown; isPending: boolean; refetch: () => unknown };
  children: React.ReactNode;
}) {
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={6} height={40} />;
  return children;
}
