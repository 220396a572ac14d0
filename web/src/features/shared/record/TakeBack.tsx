/** Taking an entry back altogether, and undoing that: nothing is deleted. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type Entry, recordQuery } from '../../../api/queries';
import { day, t } from '../../../i18n';
import { Button, Dialog } from '../../../ui/kit';
import { ReasonField } from '../facts/ReasonField';
import { SaveProblem } from '../facts/SaveProblem';
import { useSave } from '../facts/useSave';
import { sayFact, sayKind } from '../facts/words';
import { FindingsToo } from './FindingsToo';
import { restingOn } from './unfounded';
import { useRecordAll } from './useRecordAll';
import { heldAgain, withdrawn } from './withdraw';

/** Asks why, and takes the entry back; of a study those of its findings that are ticked too. */
export function TakeBackDialog({
  caseId,
  entry,
  onDone,
  onClose,
}: {
  caseId: string;
  entry: Entry;
  onDone: () => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery(recordQuery(caseId));
  // What is shown stays as it was when it was first sent: what is taken back does not vanish from under the hand.
  const shown = useRef<readonly Entry[] | null>(null);
  const findings = shown.current ?? restingOn(entry, data?.entries ?? []);
  const { mutateAsync, isPending: busy, error, stop } = useRecordAll(caseId);
  const send = async () => {
    shown.current = findings;
    const all = [...findings.filter(({ id }) => taken.has(id)), entry];
    // The findings first: whatever is refused, none of them is left behind without its study.
    const facts = all.map(({ id }) => ({ name: id, ...withdrawn(id, reason.trim()) }));
    if (await mutateAsync(facts).catch(() => null)) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const close = () => {
    stop();
    onClose();
  };
  const { fact } = entry;
  return (
    <Dialog title={t('entry.take_back_title', { kind: sayKind(fact.kind) })} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <p>{[day(entry.effective_at), sayFact(fact), entry.author].filter(Boolean).join(' · ')}</p>
        <FindingsToo findings={findings} taken={taken} onTaken={setTaken} />
        <ReasonField
          label={t('entry.take_back_why')}
          hint={t('entry.take_back_text')}
          value={reason}
          onChange={setReason}
        />
        <SaveProblem error={error} again={() => void send()} busy={busy} />
        <div className="row">
          <Button type="submit" look="primary" busy={busy}>
            {t('entry.take_back')}
          </Button>
          <Button look="quiet" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Lets an entry hold again that was taken back. */
export function UndoTakeBack({
  caseId,
  entry,
  by,
  isNew,
  onHeld,
}: {
  caseId: string;
  entry: Entry;
  /** The withdrawal. */
  by: Entry;
  /** Whether it was taken back just now: the keyboard goes on here. */
  isNew: boolean;
  /** Hears which entry holds in its place. */
  onHeld: (entry: string) => void;
}) {
  const { save, again, busy, error } = useSave(caseId);
  const tell = (held: string | null) => held !== null && onHeld(held);
  return (
    <>
      <Button
        // Made anew once the window that asked why has closed and let go of the keyboard.
        key={String(isNew)}
        look="quiet"
        className="small"
        icon="undo"
        busy={busy}
        autoFocus={isNew}
        aria-label={t('entry.undo_of', { what: `${sayKind(entry.fact.kind)} ${sayFact(entry.fact)}` })}
        onClick={async () => tell(await save(heldAgain(entry, by)))}
      >
        {t('entry.undo')}
      </Button>
      <SaveProblem error={error} again={async () => tell(await again())} busy={busy} />
    </>
  );
}
