/** The trail: who read or changed what, and how it ended. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { moment, t, word } from '../../i18n';
import { useDebounced } from '../../ui/debounced';
import { Button, Chip, Empty, Failure, Field, Skeleton } from '../../ui/kit';
import { type Account, accountsQuery } from './account';
import { type Deed, isEmergency } from './deed';
import { ListTable } from './ListTable';
import { ShortId } from './ShortId';

const PAGE = 100;

function useTrail(caseId: string, account: string) {
  return useInfiniteQuery({
    queryKey: ['trail', caseId, account],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/audit', {
          params: {
            query: {
              limit: PAGE,
              ...(caseId && { case: caseId }),
              ...(account && { account }),
              ...(pageParam && { before: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.seq : undefined),
  });
}

/** The records, the latest first. */
export function Trail() {
  const [caseId, setCase] = useState('');
  const [account, setAccount] = useState('');
  const accounts = useQuery(accountsQuery);
  const pages = useTrail(useDebounced(caseId.trim(), 300), account);
  const records = pages.data?.pages.flat() ?? [];
  return (
    <div className="stack">
      <div className="form-line">
        <Field label={t('settings.who')}>
          {(wiring) => (
            <select {...wiring} value={account} onChange={(event) => setAccount(event.target.value)}>
              <option value="">{t('settings.everybody')}</option>
              {accounts.data?.map(({ id, display }) => (
                <option key={id} value={id}>
                  {display}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('settings.case_id')}>
          {(wiring) => (
            <input
              {...wiring}
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              value={caseId}
              onChange={(event) => setCase(event.target.value)}
            />
          )}
        </Field>
        <a className="button" href="/api/v1/audit/export" download="trail.jsonl">
          {t('settings.export')}
        </a>
      </div>
      <p className="muted">{t('settings.trail_text')}</p>
      {pages.isError && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton lines={8} />}
      {pages.isSuccess && records.length === 0 && (
        <Empty title={t('settings.trail_none')}>{t('settings.trail_none_text')}</Empty>
      )}
      {records.length > 0 && <TrailTable records={records} accounts={accounts.data ?? []} onCase={setCase} />}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('settings.older')}
        </Button>
      )}
    </div>
  );
}

function TrailTable({
  records,
  accounts,
  onCase,
}: {
  records: readonly Deed[];
  accounts: readonly Account[];
  onCase: (caseId: string) => void;
}) {
  const names = new Map(accounts.map(({ id, display }) => [id, display]));
  return (
    <ListTable
      columns={[
        { name: t('settings.seq'), isNumber: true },
        { name: t('settings.at') },
        { name: t('settings.who') },
        { name: t('settings.what') },
        { name: t('settings.case') },
        { name: t('settings.outcome') },
        { name: t('settings.detail') },
      ]}
      className="trail"
    >
      {records.map((record) => (
        <DeedRow
          key={record.seq}
          record={record}
          who={record.account ? (names.get(record.account) ?? record.account) : t('settings.machine')}
          onCase={onCase}
        />
      ))}
    </ListTable>
  );
}

function DeedRow({ record, who, onCase }: { record: Deed; who: string; onCase: (caseId: string) => void }) {
  const { seq, at, action, outcome, detail } = record;
  const caseId = record.case;
  return (
    <tr>
      <td className="number muted">{seq}</td>
      <td className="nowrap">{moment(at)}</td>
      <td>{who}</td>
      <td title={action}>
        {isEmergency(action) ? (
          <Chip tone="alert">{word('settings.deed', action)}</Chip>
        ) : (
          word('settings.deed', action)
        )}
      </td>
      <td>
        {caseId && (
          <button
            type="button"
            className="link-button"
            aria-label={t('settings.only_case', { id: caseId.slice(-8) })}
            onClick={() => onCase(caseId)}
          >
            <ShortId id={caseId} />
          </button>
        )}
      </td>
      <td>
        <Chip
          tone={outcome === 'ok' ? 'plain' : outcome === 'denied' ? 'alert' : 'caution'}
          icon={outcome === 'ok' ? 'tick' : 'caution'}
        >
          {word('settings.deed_outcome', outcome)}
        </Chip>
      </td>
      <td className="deed-detail">{detail}</td>
    </tr>
  );
}
