/** Taking an entry back altogether, and undoing that: nothing is deleted. */
import { type FormEvent, useState } from 'react';
import type { Entry } from '../../../api/queries';
import { day, t } from '../../../i18n';
import { Button, Dialog } from '../../../ui/kit';
import { ReasonField } from '../facts/ReasonField';
import { SaveProblem } from '../facts/SaveProblem';
import { useSave } from '../facts/useSave';
import { sayFact, sayKind } from '../facts/words';
import { heldAgain, withdrawn } from './withdraw';

/** Asks why, and takes the entry back. */
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
  const { save, again, busy, error } = useSave(caseId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(withdrawn(entry.id, reason.trim()))) onDone();
  };
  const retry = async () => {
    if (await again()) onDone();
  };
  const { fact } = entry;
  return (
    <Dialog title={t('entry.take_back_title', { kind: sayKind(fact.kind) })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{[day(entry.effective_at), sayFact(fact), entry.author].filter(Boolean).join(' · ')}</p>
        <ReasonField
          label={t('entry.take_back_why')}
          hint={t('entry.take_back_text')}
          value={reason}
          onChange={setReason}
        />
        <SaveProblem error={error} again={retry} busy={busy} />
        <div className="row">
          <Button type="submit" look="primary" busy={busy}>
            {t('entry.take_back')}
          </Button>
          <Button look="quiet" onClick={onClose}>
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
