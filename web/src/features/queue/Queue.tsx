/** What a person must decide: which study a series is, whether a finding is so, and what is to become of files that were put aside. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Banner, Empty, Failure, Skeleton } from '../../ui/kit';
import { Tabs } from '../../ui/tabs';
import { AsideDesk } from './AsideDesk';
import { FindingsDesk } from './FindingsDesk';
import { useProposed } from './findings';
import { asideQuery, MOST, queueQuery } from './queries';
import { SeriesDesk } from './SeriesDesk';
import './queue.css';

/** The screen. */
export default function Queue() {
  const { role } = useSession();
  if (role === 'researcher' || role === 'administrator') {
    return (
      <div className="screen">
        <Empty title={t('queue.not_here')}>{t('queue.not_here_text')}</Empty>
      </div>
    );
  }
  return <Desks isClinician={role === 'clinician'} />;
}

function Desks({ isClinician }: { isClinician: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const series = useQuery(queueQuery);
  const aside = useQuery({ ...asideQuery, enabled: isClinician });
  const findings = useProposed();
  const parts = [
    part('series', t('queue.series'), series.data?.length, {
      of: series,
      isCut: mayGoOn(series.data),
      children: series.data && <SeriesDesk waiting={series.data} />,
    }),
    part('findings', t('queue.findings'), findings.data?.findings.length, {
      of: findings,
      isCut: findings.data?.more === true,
      children: findings.data && <FindingsDesk waiting={findings.data.findings} />,
    }),
    part('aside', t('queue.aside'), aside.data?.length, {
      of: aside,
      isCut: mayGoOn(aside.data),
      children: aside.data && <AsideDesk files={aside.data} />,
    }),
  ];
  const shown = isClinician ? parts : parts.slice(0, 2);
  // Whoever comes without a choice sees what waits, where something does, and stays there.
  const first = shown.find(({ waits }) => waits > 0)?.id ?? 'series';
  const areAllThere = !series.isPending && !findings.isPending && !(isClinician && aside.isPending);
  useEffect(() => {
    if (areAllThere) setChosen((before) => before ?? first);
  }, [areAllThere, first]);
  return (
    <div className="screen queue">
      <h1>{t('queue.title')}</h1>
      <Tabs label={t('queue.title')} parts={shown} chosen={chosen ?? first} onChoose={setChosen} />
      <p className="muted">
        {t('queue.elsewhere')} <Link to="/">{t('nav.worklist')}</Link>
      </p>
    </div>
  );
}

/** Of a list as long as is asked for nobody knows whether it is all of it. */
function mayGoOn(listed: readonly unknown[] | undefined): boolean {
  return listed !== undefined && listed.length >= MOST;
}

function part(id: string, text: string, many: number | undefined, loaded: Parameters<typeof Loaded>[0]) {
  const { isCut } = loaded;
  const name =
    many === undefined ? text : t(isCut ? 'queue.counted_some' : 'queue.counted', { text, count: many });
  const content = (
    <div className="stack">
      {isCut && <Banner tone="caution">{t('queue.cut', { count: many ?? 0 })}</Banner>}
      <Loaded {...loaded} />
    </div>
  );
  return { id, name, waits: many ?? 0, content };
}

function Loaded({
  of: { error, isPending, refetch },
  children,
}: {
  of: { error: unknown; isPending: boolean; refetch: () => unknown };
  /** Whether there are, or may be, more than are listed. */
  isCut: boolean;
  children: React.ReactNode;
}) {
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={6} height={40} />;
  return children;
}
