/** Who may log in, and as what. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { day, t, word } from '../../i18n';
import { Button, Chip, Failure, IconButton, Skeleton } from '../../ui/kit';
import { type Account, accountsQuery } from './account';
import { EditAccount } from './EditAccount';
import { ListTable } from './ListTable';
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
      <ListTable
        columns={[
          { name: t('settings.display') },
          { name: t('settings.name') },
          { name: t('settings.role') },
          { name: t('settings.state') },
          { name: t('settings.logs_in') },
          { name: t('settings.made') },
        ]}
        acts
      >
        {data.map((one) => (
          <AccountRow key={one.id} account={one} onEdit={() => setEdited(one.id)} />
        ))}
      </ListTable>
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
