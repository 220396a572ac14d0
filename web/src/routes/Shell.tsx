/** What stands around every screen: who is working, whose case it is, where one can go. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../api/client';
import { type Case, caseQuery } from '../api/queries';
import { useSession } from '../api/session';
import { day, type MessageKey, moment, t, word } from '../i18n';
import { Icon, type IconName } from '../ui/icons';
import { hideIdentity, useIdentityHidden } from '../ui/identity';
import { Chip, Failure, IconButton, Skeleton } from '../ui/kit';
import { setTheme, useTheme } from '../ui/theme';
import './shell.css';

/** The frame of the whole page. */
export function Shell() {
  const { case: caseId } = useParams({ strict: false }) as { case?: string };
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Another screen begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is why
  useEffect(() => {
    // Browsers give back a promise here, which no effect may.
    content.current?.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <header className="bar">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <span className="brand-name">{t('common.app')}</span>
        </Link>
        {caseId ? <Patient caseId={caseId} /> : <div className="bar-middle" />}
        <BarActions />
      </header>
      <Rail caseId={caseId} />
      <main ref={content} id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">{t('common.research')}</footer>
    </div>
  );
}

/** The screens of one case; nothing of them is shown before the case may be opened. */
export function CaseShell() {
  const { case: caseId } = useParams({ from: '/cases/$case' });
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <Outlet />;
}

function BarActions() {
  const session = useSession();
  const theme = useTheme();
  const hidden = useIdentityHidden();
  const logOut = async () => {
    await api.DELETE('/api/v1/session');
    location.assign('/');
  };
  return (
    <div className="bar-actions">
      <IconButton
        icon={hidden ? 'hidden' : 'eye'}
        label={t(hidden ? 'nav.show_identity' : 'nav.hide_identity')}
        aria-pressed={hidden}
        onClick={() => hideIdentity(!hidden)}
      />
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        label={t(theme === 'dark' ? 'nav.theme_light' : 'nav.theme_dark')}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      />
      <span className="who" title={`${session.display}, ${word('role', session.role)}`}>
        <Icon name="person" />
        <span className="who-name">{session.display}</span>
      </span>
      <IconButton icon="log_out" label={t('nav.log_out')} onClick={logOut} />
    </div>
  );
}

/** Whose case it is: always in sight. */
function Patient({ caseId }: { caseId: string }) {
  const { data } = useQuery(caseQuery(caseId));
  return (
    <div className="bar-middle">
      {data && <PatientName found={data} />}
      {data?.emergency_until && (
        <Chip tone="alert">{t('patient.emergency', { until: moment(data.emergency_until) })}</Chip>
      )}
    </div>
  );
}

/** Name, number, birth and sex; the pseudonym where those are hidden. */
export function PatientName({ found }: { found: Case }) {
  const hidden = useIdentityHidden();
  const patient = hidden ? null : found.patient;
  if (!patient) return <strong className="patient-name">{found.pseudonym}</strong>;
  const born = patient.birth_date ? t('patient.born', { day: day(patient.birth_date) }) : null;
  const sex = patient.sex ? word('sex', patient.sex) : null;
  return (
    <>
      <strong className="patient-name">{patient.name ?? found.pseudonym}</strong>
      <span className="patient-facts">
        {[born, patient.number, sex].map((fact) => fact && <span key={fact}>{fact}</span>)}
      </span>
    </>
  );
}

const OF_CASE: readonly { to: string; icon: IconName; name: MessageKey; exact?: boolean }[] = [
  { to: '/cases/$case', icon: 'overview', name: 'nav.overview', exact: true },
  { to: '/cases/$case/study', icon: 'study', name: 'nav.study' },
  { to: '/cases/$case/slices', icon: 'volume', name: 'nav.slices' },
  { to: '/cases/$case/bone-scan', icon: 'scan', name: 'nav.bone_scan' },
  { to: '/cases/$case/compare', icon: 'compare', name: 'nav.compare' },
  { to: '/cases/$case/timeline', icon: 'timeline', name: 'nav.timeline' },
  { to: '/cases/$case/workup', icon: 'workup', name: 'nav.workup' },
  { to: '/cases/$case/course', icon: 'course', name: 'nav.course' },
  { to: '/cases/$case/indication', icon: 'indication', name: 'nav.indication' },
];

function Rail({ caseId }: { caseId: string | undefined }) {
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      <RailLink to="/" icon="worklist" name={t('nav.worklist')} exact />
      {caseId && (
        <ul className="rail-case" aria-label={t('nav.case')}>
          {OF_CASE.map((link) => (
            <li key={link.to}>
              <RailLink
                to={link.to.replace('$case', caseId)}
                icon={link.icon}
                name={t(link.name)}
                exact={link.exact ?? false}
              />
            </li>
          ))}
        </ul>
      )}
      <span className="rail-gap" />
      <RailLink to="/queue" icon="queue" name={t('nav.queue')} />
      <RailLink to="/settings" icon="settings" name={t('nav.settings')} />
    </nav>
  );
}

function RailLink({
  to,
  icon,
  name,
  exact = false,
}: {
  to: string;
  icon: IconName;
  name: string;
  exact?: boolean;
}) {
  return (
    <Link
      to={to}
      className="rail-link"
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon name={icon} size={20} />
      {name}
    </Link>
  );
}
