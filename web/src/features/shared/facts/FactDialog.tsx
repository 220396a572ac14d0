/** A window in which a fact is recorded or corrected. */
import { useState } from 'react';
import type { Entry } from '../../../api/queries';
import { day, t } from '../../../i18n';
import { Dialog, Field } from '../../../ui/kit';
import { CATALOGUE, type FormKind, hasForm } from './catalogue';
import { FactForm } from './FactForm';
import type { Values } from './values';
import { sayKind } from './words';

/** Records a fact of a kind that is known already. */
export function FactDialog({
  caseId,
  kind,
  values,
  demands,
  onClose,
  onDone = onClose,
}: {
  caseId: string;
  kind: FormKind;
  values?: Values;
  /** Fields that must be filled in besides, by what is entered so far. */
  demands?: (values: Values) => readonly string[];
  onClose: () => void;
  /** Once it is recorded; closes the window unless stated. */
  onDone?: () => void;
}) {
  return (
    <Dialog title={sayKind(kind)} onClose={onClose}>
      <FactForm
        caseId={caseId}
        kind={kind}
        {...(values && { values })}
        {...(demands && { demands })}
        onDone={onDone}
      />
    </Dialog>
  );
}

/** Records a fact of a kind that is chosen first. */
export function AnyFactDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [kind, setKind] = useState<FormKind | ''>('');
  return (
    <Dialog title={t('entry.add')} onClose={onClose}>
      <Field label={t('entry.add_kind')}>
        {(wiring) => (
          <select {...wiring} value={kind} onChange={(event) => setKind(event.target.value as FormKind | '')}>
            <option value="">{t('entry.choose')}</option>
            {Object.keys(CATALOGUE)
              .filter((one) => one !== 'override')
              .map((one) => (
                <option key={one} value={one}>
                  {sayKind(one)}
                </option>
              ))}
          </select>
        )}
      </Field>
      {kind && <FactForm key={kind} caseId={caseId} kind={kind} onDone={onClose} />}
    </Dialog>
  );
}

/** Corrects an entry; the entry stays in the record. */
export function CorrectDialog({
  caseId,
  entry,
  onClose,
}: {
  caseId: string;
  entry: Entry;
  onClose: () => void;
}) {
  const { kind } = entry.fact;
  if (!hasForm(kind)) return null;
  return (
    <Dialog title={t('entry.correct_title', { kind: sayKind(kind) })} onClose={onClose}>
      <p className="muted">{t('entry.corrects', { day: day(entry.effective_at), author: entry.author })}</p>
      <FactForm caseId={caseId} kind={kind} corrects={entry} onDone={onClose} />
    </Dialog>
  );
}
