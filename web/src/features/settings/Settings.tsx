/** What concerns oneself, and for administrators the node. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useSession } from '../../api/session';
import { t, word } from '../../i18n';
import { Tabs } from '../../ui/tabs';
import { About } from './About';
import { Accounts } from './Accounts';
import { Display } from './Display';
import { Jobs } from './Jobs';
import { MyAccount } from './MyAccount';
import { type Part, partsOf } from './parts';
import { Trail } from './Trail';
import './settings.css';

const CONTENT: Record<Part, ComponentType> = {
  account: MyAccount,
  display: Display,
  accounts: Accounts,
  jobs: Jobs,
  trail: Trail,
  about: About,
};

/** The screen; the address says which part is shown. */
export default function Settings() {
  const { role } = useSession();
  const navigate = useNavigate();
  const search = useSearch({ from: '/settings' });
  const parts = partsOf(role);
  const chosen = parts.find((part) => part === search.part) ?? 'account';
  const choose = (id: string) => {
    const part = parts.find((one) => one === id) ?? 'account';
    void navigate({ to: '/settings', search: { part }, replace: true });
  };
  return (
    <div className="screen settings">
      <h1>{t('settings.title')}</h1>
      <Tabs
        label={t('settings.title')}
        chosen={chosen}
        onChoose={choose}
        parts={parts.map((id) => {
          const Content = CONTENT[id];
          return { id, name: word('settings.part', id), content: <Content /> };
        })}
      />
    </div>
  );
}
