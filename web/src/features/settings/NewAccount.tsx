/** Making an account: its first password is shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import { t } from '../../i18n';
import { Banner, Button, Dialog, Failure, Field } from '../../ui/kit';
import { DisplayField, RoleField, SubjectField } from './AccountFields';
import { accountsQuery, type Role } from './account';
import { Secret } from './Secret';
import { useProvider } from './useProvider';

/** The window. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const provider = useProvider();
  const [name, setName] = useState('');
  const [display, setDisplay] = useState('');
  const [role, setRole] = useState<Role>('clinician');
  const [subject, setSubject] = useState('');
  const make = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/accounts', {
          body: { name: name.trim(), display: display.trim(), role, subject: subject.trim() || null },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data) {
    return (
      <Dialog title={t('settings.account_new')} onClose={onClose}>
        <Banner live tone="good" title={t('settings.account_made', { name: make.data.account.display })} />
        {make.data.password && <Secret title={t('settings.first_password')} secret={make.data.password} />}
        <div className="dialog-foot">
          <Button look="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('settings.account_new')} onClose={onClose}>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <Field label={t('settings.name')} hint={t('settings.name_hint')}>
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={64}
              pattern="[A-Za-z0-9._@\-]+"
              autoCapitalize="none"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <DisplayField value={display} onValue={setDisplay} />
        <RoleField value={role} onValue={setRole} />
        {provider && <SubjectField value={subject} onValue={setSubject} />}
        {make.isError && <Failure error={make.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('settings.account_make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
