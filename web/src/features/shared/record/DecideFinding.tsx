/** A finding that a program or a first reading proposes: a person confirms or rejects it. */
import { useQuery } from '@tanstack/react-query';
import { type Entry, recordQuery } from '../../../api/queries';
import { day, t } from '../../../i18n';
import { Button, Dialog, Skeleton } from '../../../ui/kit';
import { SaveProblem } from '../facts/SaveProblem';
import { useSave } from '../facts/useSave';
import { sayFact, sayKind } from '../facts/words';

/** Asks for the word about one entry. */
export function DecideFinding({
  caseId,
  entry,
  onClose,
}: {
  caseId: string;
  entry: string;
  onClose: () => void;
}) {
  const { data } = useQuery(recordQuery(caseId));
  const found = data?.entries.find((one) => one.id === entry);
  return (
    <Dialog title={t('entry.decide_title')} onClose={onClose}>
      {!data && <Skeleton />}
      {data && !found && <p>{t('entry.gone')}</p>}
      {found && <Word caseId={caseId} entry={found} onDone={onClose} />}
    </Dialog>
  );
}

function Word({ caseId, entry, onDone }: { caseId: string; entry: Entry; onDone: () => void }) {
  const { save, again, busy, error } = useSave(caseId);
  const decide = async (status: 'confirmed' | 'rejected') => {
    if (
      await save({ fact: { ...entry.fact, status }, effective_at: entry.effective_at, supersedes: entry.id })
    )
      onDone();
  };
  const retry = async () => {
    if (await again()) onDone();
  };
  return (
    <>
      <p className="muted">{t('entry.decide_text')}</p>
      <p>
        <strong>{sayKind(entry.fact.kind)}</strong> {sayFact(entry.fact)}
      </p>
      <p className="muted">{`${day(entry.effective_at)} · ${entry.author}`}</p>
      <SaveProblem error={error} again={retry} busy={busy} />
      <div className="row">
        <Button look="primary" icon="tick" busy={busy} onClick={() => decide('confirmed')}>
          {t('entry.confirm')}
        </Button>
        <Button icon="close" busy={busy} onClick={() => decide('rejected')}>
          {t('entry.reject')}
        </Button>
      </div>
    </>
  );
}
