/** Who is working here: by name and password, or by the identity provider. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, body, rememberToken } from '../../api/client';
import { problemFrom } from '../../api/problem';
import type { Session } from '../../api/session';
import { t, word } from '../../i18n';
import { Banner, Button, Dialog, Field } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { Password, PasswordForm } from './PasswordForm';
import './session.css';

type Done = (session: Session) => void;

/** Logs in; the answer sets the cookie. */
async function logIn(name: string, password: string): Promise<Session> {
  const session = await body(api.POST('/api/v1/session', { body: { name, password } }));
  rememberToken(session.csrf ?? null);
  return session;
}

/** The whole page, before anybody is logged in. */
export function LogInPage({ done }: { done: Done }) {
  const [first, setFirst] = useState<{ session: Session; password: string } | null>(null);
  const enter = (session: Session) => {
    // What the provider said of this attempt is over.
    if (new URLSearchParams(location.search).has('log_in')) history.replaceState(null, '', '/');
    done(session);
  };
  return (
    <main className="log-in">
      <div className="log-in-card">
        <header className="log-in-head">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <h1>{t('common.app')}</h1>
            <p className="muted">{t('session.about')}</p>
          </div>
        </header>
        {first ? (
          <FirstPassword session={first.session} current={first.password} done={enter} />
        ) : (
          <LogInForm
            done={(session, password) =>
              session.must_change_password ? setFirst({ session, password }) : enter(session)
            }
          />
        )}
        <p className="log-in-foot">{t('common.research')}</p>
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
  const ways = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => body(api.GET('/api/v1/session/ways')),
    retry: false,
  });
  const hasPassword = ways.data?.password ?? true;
  const provider = ways.data?.provider;
  return (
    <div className="stack">
      <ProviderNotice />
      {hasPassword && <ByPassword done={done} />}
      {hasPassword && provider && <p className="log-in-or">{t('session.or')}</p>}
      {provider && (
        <a className="button" href="/api/v1/session/provider">
          {t('session.provider', { provider })}
        </a>
      )}
    </div>
  );
}

function ByPassword({ done }: { done: (session: Session, password: string) => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const enter = useMutation({
    mutationFn: () => logIn(name, password),
    onSuccess: (session) => done(session, password),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  const problem = enter.error && problemFrom(enter.error);
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t('session.name')}>
        {(wiring) => (
          <input
            {...wiring}
            ref={field}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Password
        label={t('session.password')}
        fill="current-password"
        value={password}
        onValue={setPassword}
        error={problem ? sentence(problem.detail || problem.title) : undefined}
      />
      <Button type="submit" look="primary" busy={enter.isPending}>
        {t('session.log_in')}
      </Button>
    </form>
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

/** Choosing one's own password, before anything else. */
function FirstPassword({ session, current, done }: { session: Session; current: string; done: Done }) {
  return (
    <div className="stack">
      <Banner title={t('session.change_title')}>{t('session.change_text')}</Banner>
      <PasswordForm known={current} onChanged={(chosen) => void logIn(session.name, chosen).then(done)} />
    </div>
  );
}
