/** Who is working here: by name and password, or by the identity provider. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body, rememberToken } from '../../api/client';
import { problemFrom } from '../../api/problem';
import type { Session } from '../../api/session';
import { t, word } from '../../i18n';
import { Banner, Button, Dialog, Field } from '../../ui/kit';
import './session.css';

type Done = (session: Session) => void;

/** The whole page, before anybody is logged in. */
export function LogInPage({ done }: { done: Done }) {
  const [first, setFirst] = useState<{ session: Session; password: string } | null>(null);
  const enter = (session: Session, password: string) =>
    session.must_change_password ? setFirst({ session, password }) : done(session);
  return (
    <main className="log-in">
      <div className="log-in-card">
        <h1>
          <img src="/icon.svg" alt="" width={40} height={40} />
          {t('common.app')}
        </h1>
        {first ? (
          <ChangePassword session={first.session} current={first.password} done={done} />
        ) : (
          <LogInForm done={enter} />
        )}
        <p className="muted">{t('common.research')}</p>
      </div>
    </main>
  );
}

/** Over the page, when a session has ended: the page stays as it is. */
export function LogInAgain({ account, done }: { account: string; done: Done }) {
  const [isOther, setOther] = useState(false);
  const enter = (session: Session) => (session.account === account ? done(session) : setOther(true));
  return (
    <Dialog title={t('session.ended_title')}>
      <p>{t('session.ended_text')}</p>
      {isOther && <Banner tone="caution">{t('session.other_account')}</Banner>}
      <LogInForm done={enter} />
    </Dialog>
  );
}

function LogInForm({ done }: { done: (session: Session, password: string) => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ways = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => body(api.GET('/api/v1/session/ways')),
    retry: false,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const session = await body(api.POST('/api/v1/session', { body: { name, password } }));
      rememberToken(session.csrf ?? null);
      done(session, password);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <ProviderNotice />
      {(ways.data?.password ?? true) && (
        <form className="stack" onSubmit={submit}>
          <Field label={t('session.name')}>
            {(wiring) => (
              <input
                {...wiring}
                autoComplete="username"
                required
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('session.password')}
            error={error ? problemFrom(error).detail || problemFrom(error).title : undefined}
          >
            {(wiring) => (
              <input
                {...wiring}
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" look="primary" busy={busy}>
            {t('session.log_in')}
          </Button>
        </form>
      )}
      {ways.data?.provider && (
        <a className="button" href="/api/v1/session/provider">
          {t('session.provider', { provider: ways.data.provider })}
        </a>
      )}
    </div>
  );
}

/** What a log-in by the identity provider came back with, where it failed. */
function ProviderNotice() {
  const asked = new URLSearchParams(location.search);
  const outcome = asked.get('log_in');
  if (!outcome) return null;
  const text = word('session.notice', outcome).replace('{subject}', asked.get('subject') ?? '');
  return <Banner tone="caution">{text}</Banner>;
}

function ChangePassword({ session, current, done }: { session: Session; current: string; done: Done }) {
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== again) return setError(t('session.differs'));
    setBusy(true);
    try {
      await api.POST('/api/v1/session/password', { body: { old: current, new: chosen } });
      const entered = await body(
        api.POST('/api/v1/session', { body: { name: session.name, password: chosen } }),
      );
      rememberToken(entered.csrf ?? null);
      done(entered);
    } catch (failed) {
      setError(problemFrom(failed).detail || problemFrom(failed).title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Banner title={t('session.change_title')}>{t('session.change_text')}</Banner>
      <Field label={t('session.new')} error={error}>
        {(wiring) => (
          <input
            {...wiring}
            type="password"
            autoComplete="new-password"
            required
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('session.again')}>
        {(wiring) => (
          <input
            {...wiring}
            type="password"
            autoComplete="new-password"
            required
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        {t('session.change')}
      </Button>
    </form>
  );
}
