/** Changing an account: role, log-in, a new password, the name at the identity provider. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Banner, Button, Dialog, Failure } from '../../ui/kit';
import { DisplayField, RoleField, SubjectField } from './AccountFields';
import { type Account, accountsQuery, type Change, changeOf, ROLES, type Role } from './account';
import { Secret } from './Secret';
import { useProvider } from './useProvider';

/** Sends a change of an account, and reads the list again. */
function useChange(account: Account) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) =>
      body(
        api.PATCH('/api/v1/accounts/{account}', { params: { path: { account: account.id } }, body: change }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
}

/** The window. */
export function EditAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const { account: me } = useSession();
  const provider = useProvider();
  const [display, setDisplay] = useState(account.display);
  const [role, setRole] = useState<Role>(ROLES.find((one) => one === account.role) ?? 'reader');
  const [active, setActive] = useState(account.active);
  const [subject, setSubject] = useState('');
  const change = useChange(account);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = changeOf(account, { display, role, active, subject });
    if (wanted) change.mutate(wanted, { onSuccess: onClose });
    else onClose();
  };
  const endsSessions = role !== account.role || (account.active && !active) || subject.trim() !== '';
  return (
    <Dialog title={t('settings.edit_account', { name: account.display })} onClose={onClose}>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <DisplayField value={display} onValue={setDisplay} />
        <RoleField value={role} onValue={setRole} />
        <label className="check">
          <input
            type="checkbox"
            checked={active}
            disabled={account.id === me}
            onChange={(event) => setActive(event.target.checked)}
          />
          {t('settings.may_log_in')}
        </label>
        {provider && <SubjectField value={subject} onValue={setSubject} />}
        {endsSessions && <Banner tone="caution">{t('settings.ends_sessions')}</Banner>}
        {change.isError && <Failure error={change.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={change.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
      <NewPassword account={account} />
    </Dialog>
  );
}

/** A new password, shown once; whoever is logged in with the old one is logged out. */
function NewPassword({ account }: { account: Account }) {
  const change = useChange(account);
  const isMade = Boolean(change.data?.password);
  return (
    <section className="stack new-password" aria-label={t('settings.new_password')}>
      {change.data?.password ? (
        <Secret title={t('settings.first_password')} secret={change.data.password} />
      ) : (
        <p className="muted">
          {t(account.by_provider ? 'settings.new_password_provider' : 'settings.new_password_text')}
        </p>
      )}
      {change.isError && <Failure error={change.error} />}
      {!isMade && (
        <Button icon="lock" busy={change.isPending} onClick={() => change.mutate({ new_password: true })}>
          {t('settings.new_password')}
        </Button>
      )}
    </section>
  );
}
