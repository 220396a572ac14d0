/** Setting a conclusion aside: by whom, when and why; and taking that back. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Answer, answerQuery, recordQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { day, t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Button, Field } from '../../ui/kit';
import { SaveProblem } from './facts/SaveProblem';
import { useSave } from './facts/useSave';
import { withdrawn } from './record/withdraw';
import './shared.css';

type Overridden = Answer['overridden'][number];

/** The latest override of any of these codes. */
export function overrideOf(
  overridden: readonly Overridden[],
  codes: readonly string[],
): Overridden | undefined {
  return overridden.findLast((one) => codes.includes(one.item));
}

/** Whether something is set aside. */
export function useOverride(caseId: string, codes: readonly string[]): Overridden | undefined {
  const { data } = useQuery(answerQuery(caseId));
  return data && overrideOf(data.overridden, codes);
}

/**
 * What has been set aside, with the way back; else the button that sets it aside. `codes` are those that the conclusion is
 * known by, the first of them is recorded. `open` = the form is there at once.
 */
export function SetAside({
  caseId,
  codes,
  name,
  open = false,
}: {
  caseId: string;
  codes: readonly string[];
  name: string;
  open?: boolean;
}) {
  const found = useOverride(caseId, codes);
  const mayWrite = useMayWrite();
  const [isOpen, setOpen] = useState(open);
  // Where the keyboard goes when what it stood on has given way to something else.
  const [isNew, setNew] = useState(false);
  if (found) return <Aside caseId={caseId} found={found} isNew={isNew} onTakeBack={() => setNew(true)} />;
  if (!mayWrite) return null;
  if (!isOpen)
    return (
      <Button
        look="quiet"
        className="small"
        aria-label={t('aside.set_item', { name })}
        autoFocus={isNew}
        onClick={() => setOpen(true)}
      >
        {t('aside.set')}…
      </Button>
    );
  return (
    <AsideForm
      caseId={caseId}
      item={codes[0] ?? ''}
      onDone={() => setOpen(open)}
      onKeep={() => setNew(true)}
      focus={!open}
    />
  );
}

function AsideForm({
  caseId,
  item,
  onDone,
  onKeep,
  focus,
}: {
  caseId: string;
  item: string;
  onDone: () => void;
  /** Before it is recorded: what takes the place of the form may be there before the node has answered here. */
  onKeep: () => void;
  focus: boolean;
}) {
  const [reason, setReason] = useState('');
  const [instead, setInstead] = useState('');
  const { save, again, busy, error } = useSave(caseId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fact = {
      kind: 'override',
      item,
      reason: reason.trim(),
      ...(instead.trim() && { instead: instead.trim() }),
    };
    onKeep();
    if (await save({ fact })) onDone();
  };
  const retry = async () => {
    if (await again()) onDone();
  };
  return (
    <form className="aside-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <Field label={t('aside.label')}>
        {(wiring) => (
          <input
            {...wiring}
            // biome-ignore lint/a11y/noAutofocus: the form was asked for, and its reason is what is typed next
            autoFocus={focus}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('aside.instead')}>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={500}
            value={instead}
            onChange={(event) => setInstead(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" look="primary" busy={busy}>
          {t('aside.keep')}
        </Button>
        {focus && (
          <Button look="quiet" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      <p className="field-hint">{t('aside.stays')}</p>
      <SaveProblem error={error} again={retry} busy={busy} />
    </form>
  );
}

/** What was set aside of these codes, where something was; it is set aside elsewhere. */
export function AsideIfAny({ caseId, codes }: { caseId: string; codes: readonly string[] }) {
  const found = useOverride(caseId, codes);
  return found ? <Aside caseId={caseId} found={found} /> : null;
}

/** What was set aside: who, when, why, and what holds instead. */
export function Aside({
  caseId,
  found,
  isNew = false,
  onTakeBack,
}: {
  caseId: string;
  found: Overridden;
  isNew?: boolean;
  /** Before it is taken back. */
  onTakeBack?: () => void;
}) {
  const { data } = useQuery(recordQuery(caseId));
  const mayWrite = useMayWrite();
  const { save, again, busy, error } = useSave(caseId);
  const author = data?.entries.find((one) => one.id === found.entry)?.author ?? t('common.unknown');
  const takeBack = async () => {
    onTakeBack?.();
    await save(withdrawn(found.entry, t('aside.taken_back')));
  };
  return (
    <div className="aside" role={isNew ? 'status' : undefined}>
      <Icon name="edit" size={14} />
      <div className="aside-text">
        <strong>{t('aside.by', { author, day: day(found.effective_at) })}</strong>
        <p>{found.reason}</p>
        {found.instead && <p>{`${t('explain.instead')}: ${found.instead}`}</p>}
        <SaveProblem error={error} again={() => void again()} busy={busy} />
      </div>
      {mayWrite && (
        <Button look="quiet" className="small" icon="undo" busy={busy} autoFocus={isNew} onClick={takeBack}>
          {t('aside.take_back')}
        </Button>
      )}
    </div>
  );
}
