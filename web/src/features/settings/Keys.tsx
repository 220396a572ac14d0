/** Keys with which programs act in one's name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import type { Schemas } from '../../api/queries';
import { day, moment, t } from '../../i18n';
import { Button, Chip, Failure, Field, Panel, Skeleton } from '../../ui/kit';
import { ListTable } from './ListTable';
import { Secret } from './Secret';

type Key = Schemas['Token'];

const KEYS = ['keys'] as const;
const LONGEST = 366;

/** The list of keys, and the way to make one. */
export function Keys() {
  const { data, error, refetch } = useQuery({
    queryKey: KEYS,
    queryFn: () => body(api.GET('/api/v1/tokens')),
  });
  return (
    <Panel title={t('settings.keys')} className="wide">
      <div className="stack">
        <p className="muted">{t('settings.keys_text')}</p>
        <NewKey />
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data?.length === 0 && <p>{t('settings.keys_none')}</p>}
        {data && data.length > 0 && <KeyTable keys={data} />}
      </div>
    </Panel>
  );
}

function NewKey() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const make = useMutation({
    mutationFn: () => body(api.POST('/api/v1/tokens', { body: { name: name.trim(), days } })),
    onSuccess: () => {
      setName('');
      return client.invalidateQueries({ queryKey: KEYS });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <>
      <form className="form-line" onSubmit={submit}>
        <Field label={t('settings.key_name')}>
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={128}
              placeholder={t('settings.key_hint')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.key_days')}>
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              required
              min={1}
              max={LONGEST}
              value={days}
              onChange={(event) => setDays(event.target.valueAsNumber)}
            />
          )}
        </Field>
        <Button type="submit" icon="plus" busy={make.isPending}>
          {t('settings.key_make')}
        </Button>
      </form>
      {make.isError && <Failure error={make.error} />}
      {make.data && (
        <Secret title={t('settings.key_made', { name: make.data.name })} secret={make.data.key} />
      )}
    </>
  );
}

function KeyTable({ keys }: { keys: readonly Key[] }) {
  return (
    <ListTable
      columns={[
        { name: t('settings.key_name') },
        { name: t('settings.made') },
        { name: t('settings.used') },
        { name: t('settings.ends') },
      ]}
      acts
    >
      {keys.map((key) => (
        <KeyRow key={key.id} of={key} />
      ))}
    </ListTable>
  );
}

function KeyRow({ of }: { of: Key }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE('/api/v1/tokens/{token}', { params: { path: { token: of.id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS }),
  });
  const isOver = new Date(of.expires_at) < new Date();
  return (
    <tr>
      <td>{of.name}</td>
      <td>{day(of.created_at)}</td>
      <td>{of.used_at ? moment(of.used_at) : t('settings.never')}</td>
      <td>{day(of.expires_at)}</td>
      <td className="number">
        {of.revoked_at || isOver ? (
          <Chip icon="close">{t(of.revoked_at ? 'settings.revoked' : 'settings.over')}</Chip>
        ) : (
          <Button
            busy={revoke.isPending}
            aria-label={t('settings.revoke_key', { name: of.name })}
            onClick={() => revoke.mutate()}
          >
            {t('settings.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
