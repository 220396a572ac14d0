/** Who one is here, the password, and keys for programs. */
import { useState } from 'react';
import { useSession } from '../../api/session';
import { t, word } from '../../i18n';
import { Banner, Panel } from '../../ui/kit';
import { PasswordForm } from '../session/PasswordForm';
import { Keys } from './Keys';

/** One's own account. */
export function MyAccount() {
  const session = useSession();
  return (
    <div className="settings-columns">
      <Panel title={t('settings.me')}>
        <dl className="facts">
          <dt>{t('settings.name')}</dt>
          <dd>{session.name}</dd>
          <dt>{t('settings.display')}</dt>
          <dd>{session.display}</dd>
          <dt>{t('settings.role')}</dt>
          <dd>
            {word('role', session.role)}
            <p className="muted">{word('settings.role_means', session.role)}</p>
          </dd>
        </dl>
      </Panel>
      <Panel title={t('settings.password')}>
        <ChangePassword />
      </Panel>
      <Keys />
    </div>
  );
}

function ChangePassword() {
  const [isDone, setDone] = useState(false);
  return (
    <div className="stack narrow">
      {isDone && (
        <Banner live tone="good" title={t('settings.password_changed')}>
          {t('settings.password_changed_text')}
        </Banner>
      )}
      <PasswordForm onChanged={() => setDone(true)} />
    </div>
  );
}
