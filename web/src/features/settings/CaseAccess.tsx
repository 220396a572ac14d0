/** Who may open a case; whoever looks after it gives access and takes it back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { ofCase } from '../../api/queries';
import { useMayWrite, useSession } from '../../api/session';
import { day, t, word } from '../../i18n';
import { Button, Failure, Field, IconButton, Skeleton } from '../../ui/kit';
import './settings.css';

const access = (caseId: string) => [...ofCase(caseId), 'access'] as const;

/** The list of those who may open a case, with the way to change it. Nothing for a researcher. */
export function CaseAccess({ caseId }: { caseId: string }) {
  const { role } = useSession();
  const mayWrite = useMayWrite();
  const { data, error, refetch } = useQuery({
    queryKey: access(caseId),
    queryFn: () => body(api.GET('/api/v1/cases/{case}/access', { params: { path: { case: caseId } } })),
    enabled: role !== 'researcher',
  });
  if (role === 'researcher') return null;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <div className="stack">
      <ul className="access-list">
        {data.map(({ account, display, since }) => (
          <li key={account}>
            <span className="access-name">{display}</span>
            <span className="muted">{t('access.since', { day: day(since) })}</span>
            {mayWrite && <Revoke caseId={caseId} account={account} display={display} />}
          </li>
        ))}
      </ul>
      {mayWrite && <Grant caseId={caseId} has={data.map(({ account }) => account)} />}
    </div>
  );
}

function Revoke({ caseId, account, display }: { caseId: string; account: string; display: string }) {
  const { account: me } = useSession();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/cases/{case}/access/{account}', { params: { path: { case: caseId, account } } }),
    onSettled: () => client.invalidateQueries({ queryKey: ofCase(caseId) }),
  });
  if (revoke.isError) return <Failure error={revoke.error} />;
  if (!isAsked) {
    return (
      <IconButton icon="trash" label={t('access.revoke', { name: display })} onClick={() => setAsked(true)} />
    );
  }
  return (
    <span className="access-sure">
      {t(account === me ? 'access.sure_me' : 'access.sure')}
      <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
        {t('access.yes')}
      </Button>
      <Button onClick={() => setAsked(false)}>{t('common.cancel')}</Button>
    </span>
  );
}

function Grant({ caseId, has }: { caseId: string; has: readonly string[] }) {
  const client = useQueryClient();
  const [account, setAccount] = useState('');
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => body(api.GET('/api/v1/colleagues')),
  });
  const grant = useMutation({
    mutationFn: () =>
      api.PUT('/api/v1/cases/{case}/access/{account}', { params: { path: { case: caseId, account } } }),
    onSuccess: () => setAccount(''),
    onSettled: () => client.invalidateQueries({ queryKey: access(caseId) }),
  });
  const others = data?.filter(({ id, role }) => !has.includes(id) && role !== 'administrator') ?? [];
  if (data && others.length === 0) return <p className="muted">{t('access.everybody')}</p>;
  return (
    <div className="form-line">
      <Field label={t('access.give')}>
        {(wiring) => (
          <select {...wiring} value={account} onChange={(event) => setAccount(event.target.value)}>
            <option value="">{t('access.choose')}</option>
            {others.map(({ id, display, role }) => (
              <option key={id} value={id}>
                {display}, {word('role', role)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button icon="plus" busy={grant.isPending} disabled={account === ''} onClick={() => grant.mutate()}>
        {t('access.grant')}
      </Button>
      {grant.isError && <Failure error={grant.error} />}
    </div>
  );
}
