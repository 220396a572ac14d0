/** The form of one fact: its fields, the day on which it held, and what stands in the way of recording it. */
import { type FormEvent, useState } from 'react';
import type { Entry } from '../../../api/queries';
import { t } from '../../../i18n';
import { Banner, Button } from '../../../ui/kit';
import { type FormKind, fieldsOf } from './catalogue';
import { FactFields } from './FactFields';
import { SaveProblem } from './SaveProblem';
import { saveFromChoice } from './saveFromChoice';
import { useSave } from './useSave';
import { factOf, isAboutTheSame, type Values, valuesOf } from './values';
import '../shared.css';
import { DayField } from './DayField';
import { today } from './today';

/** Records a fact of a kind, or corrects an entry. */
export function FactForm({
  caseId,
  kind,
  values: given,
  corrects,
  demands,
  onDone,
}: {
  caseId: string;
  kind: FormKind;
  values?: Values;
  corrects?: Entry;
  /** Fields that must be filled in besides, by what is entered so far. */
  demands?: (values: Values) => readonly string[];
  onDone: () => void;
}) {
  const known = fieldsOf(kind);
  const [values, setValues] = useState<Values>(() =>
    corrects ? valuesOf(known, corrects.fact) : (given ?? {}),
  );
  const [day, setDay] = useState(corrects?.effective_at ?? today());
  const demanded = demands?.(values) ?? [];
  const fields = known.map((field) =>
    demanded.includes(field.name) ? { ...field, required: true as const } : field,
  );
  const { save, again, busy, error } = useSave(caseId);
  const fact = factOf(kind, fields, values);
  const isOther = corrects !== undefined && !isAboutTheSame(fields, corrects.fact, fact);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const correction = corrects && { supersedes: corrects.id, ...(isOther && { withdraws: true }) };
    if (await save({ fact, effective_at: day, ...correction })) onDone();
  };
  const retry = async () => {
    if (await again()) onDone();
  };
  return (
    <form className="fact-form" onSubmit={submit} onKeyDown={saveFromChoice}>
      <FactFields fields={fields} values={values} onChange={setValues} />
      <DayField label={t('entry.day')} value={day} onChange={setDay} />
      <div className="fact-form-end">
        {isOther && <Banner tone="caution">{t('entry.other_subject')}</Banner>}
        <SaveProblem error={error} again={retry} busy={busy} />
        <Button type="submit" look="primary" busy={busy}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
