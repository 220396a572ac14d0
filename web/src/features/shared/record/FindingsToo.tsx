import type { Entry } from '../../../api/queries';
import { count, day, t } from '../../../i18n';
import { sayFact } from '../facts/words';

/** What a study has shown, before the study is taken back: what becomes of it, and which of it is taken back along. */
export function FindingsToo({
  findings,
  kept,
  onKept,
}: {
  findings: readonly Entry[];
  /** Those that stay in the record as they are. */
  kept: ReadonlySet<string>;
  onKept: (kept: ReadonlySet<string>) => void;
}) {
  if (findings.length === 0) return null;
  const turn = (id: string) => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    onKept(next);
  };
  return (
    <fieldset className="findings-too">
      <legend>{count('entry.findings_too', findings.length)}</legend>
      <p className="muted">{t('entry.findings_too_text')}</p>
      {findings.map(({ id, effective_at, fact, author }) => (
        <label key={id} className="tick">
          <input type="checkbox" checked={!kept.has(id)} onChange={() => turn(id)} />
          <span>{[sayFact(fact), day(effective_at), author].join(' · ')}</span>
        </label>
      ))}
    </fieldset>
  );
}
