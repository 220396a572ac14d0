/** Who may log in, and as what. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { day, t, word } from '../../i18n';
import { Button, Chip, Failure, IconButton, Skeleton } from '../../ui/kit';
import { type Account, accountsQuery } from './account';
import { EditAccount } from './EditAccount';
import { NewAccount } from './NewAccount';

/** The accounts. */
export function Accounts() {
  const { data, error, refetch } = useQuery(accountsQuery);
  const [isNew, setNew] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const account = data?.find(({ id }) => id === edited);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <div className="stack">
      <div className="spread">
        <p className="muted">{t('settings.accounts_text')}</p>
        <Button look="primary" icon="plus" onClick={() => setNew(true)}>
          {t('settings.account_new')}
        </Button>
      </div>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('settings.display')}</th>
              <th scope="col">{t('settings.name')}</th>
              <th scope="col">{t('settings.role')}</th>
              <th scope="col">{t('settings.state')}</th>
              <th scope="col">{t('settings.logs_in')}</th>
              <th scope="col">{t('settings.made')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('settings.action_column')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <AccountRow key={one.id} account={one} onEdit={() => setEdited(one.id)} />
            ))}
          </tbody>
        </table>
      </div>
      {isNew && <NewAccount onClose={() => setNew(false)} />}
      {account && <EditAccount account={account} onClose={() => setEdited(null)} />}
    </div>
  );
}

function AccountRow({ account, onEdit }: { account: Account; onEdit: () => void }) {
  return (
    <tr>
      <td>
        <strong>{account.display}</strong>
      </td>
      <td>{account.name}</td>
      <td className="nowrap">{word('role', account.role)}</td>
      <td>
        <Chip tone={account.active ? 'good' : 'caution'} icon={account.active ? 'tick' : 'lock'}>
          {t(account.active ? 'settings.active' : 'settings.inactive')}
        </Chip>
      </td>
      <td className="nowrap">{t(account.by_provider ? 'settings.by_provider' : 'settings.by_password')}</td>
      <td className="nowrap">{day(account.created_at)}</td>
      <td className="number">
        <IconButton
          icon="edit"
          label={t('settings.edit_account', { name: account.display })}
          onClick={onEdit}
        />
      </td>
    </tr>
  );
}
