import type { Entry } from '../../../api/queries';
import { count, day, t } from '../../../i18n';
import { Button } from '../../../ui/kit';
import { sayFact } from '../facts/words';

/** What a study has shown, before the study is taken back: what becomes of it, and which of it is taken back along. */
export function FindingsToo({
  findings,
  taken,
  onTaken,
}: {
  findings: readonly Entry[];
  /** Those that are taken back along. */
  taken: ReadonlySet<string>;
  onTaken: (taken: ReadonlySet<string>) => void;
}) {
  if (findings.length === 0) return null;
  const turn = (id: string) => {
    const next = new Set(taken);
    if (!next.delete(id)) next.add(id);
    onTaken(next);
  };
  return (
    <fieldset className="findings-too">
      <legend>{count('entry.findings_too', findings.length)}</legend>
      <p className="muted">{t('entry.findings_too_text')}</p>
      {findings.map(({ id, effective_at, fact, author }) => (
        <label key={id} className="tick">
          <input type="checkbox" checked={taken.has(id)} onChange={() => turn(id)} />
          <span>{[sayFact(fact), day(effective_at), author].join(' · ')}</span>
        </label>
      ))}
      {taken.size < findings.length && findings.length > 1 && (
        <Button look="quiet" className="small" onClick={() => onTaken(new Set(findings.map(({ id }) => id)))}>
          {t('entry.findings_too_all')}
        </Button>
      )}
    </fieldset>
  );
}
