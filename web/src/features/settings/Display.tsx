/** How this computer shows the workstation; kept on this computer. */
import type { ReactNode } from 'react';
import { t } from '../../i18n';
import { hideIdentity, useIdentityHidden } from '../../ui/identity';
import { Panel } from '../../ui/kit';
import { setShortcuts, useShortcutsOn } from '../../ui/shortcuts';
import { setTheme, type Theme, useTheme } from '../../ui/theme';

const THEMES: readonly Theme[] = ['dark', 'light'];

/** Theme, names of patients, single keys. */
export function Display() {
  const theme = useTheme();
  const isHidden = useIdentityHidden();
  const hasKeys = useShortcutsOn();
  return (
    <div className="settings-columns">
      <Panel title={t('settings.theme')}>
        <fieldset className="choices">
          <legend className="visually-hidden">{t('settings.theme')}</legend>
          {THEMES.map((one) => (
            <label key={one} className="check">
              <input type="radio" name="theme" checked={theme === one} onChange={() => setTheme(one)} />
              {t(`settings.theme_${one}`)}
            </label>
          ))}
        </fieldset>
      </Panel>
      <Panel title={t('settings.identity')}>
        <Check on={isHidden} onChange={hideIdentity} about={t('settings.identity_about')}>
          {t('settings.identity_hide')}
        </Check>
      </Panel>
      <Panel title={t('settings.shortcuts')}>
        <Check on={hasKeys} onChange={setShortcuts} about={t('settings.shortcuts_about')}>
          {t('settings.shortcuts_on')}
        </Check>
      </Panel>
    </div>
  );
}

function Check({
  on,
  onChange,
  about,
  children,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  about: string;
  children: ReactNode;
}) {
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
        {children}
      </label>
      <p className="muted">{about}</p>
    </>
  );
}
