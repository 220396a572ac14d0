/** One line in which something is recorded by keyboard alone: type what, fill in a few fields, Enter; then the next. */
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Entry } from '../../api/queries';
import { t } from '../../i18n';
import { ComboBox } from '../../ui/combobox';
import { Button, Field, Panel } from '../../ui/kit';
import { fieldsOf } from '../shared/facts/catalogue';
import { CorrectDialog, FactDialog } from '../shared/facts/FactDialog';
import { today } from '../shared/facts/FactForm';
import { FieldInput } from '../shared/facts/FieldInput';
import { FieldLabel } from '../shared/facts/FieldLabel';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { useSave } from '../shared/facts/useSave';
import { factOf, type Values } from '../shared/facts/values';
import { labelOf } from '../shared/facts/words';
import { type Quick, quickEntries, sayRecorded, shownFields } from './quick';

/** What another part of the screen asks to be recorded; counts up with every request. */
export interface Wanted {
  quick: string;
  request: number;
}

/** The fast entry of the course. */
export function QuickEntry({
  caseId,
  holding,
  wanted,
}: {
  caseId: string;
  holding: readonly Entry[];
  wanted: Wanted | null;
}) {
  const all = useMemo(quickEntries, []);
  const [quick, setQuick] = useState<Quick | null>(null);
  const [values, setValues] = useState<Values>({});
  const [day, setDay] = useState(today());
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<{ words: string; entry: string } | null>(null);
  const [isWide, setWide] = useState(false);
  const { save, again, busy, error } = useSave(caseId);
  const form = useRef<HTMLFormElement>(null);
  const what = useRef<HTMLInputElement>(null);
  const choose = (id: string) => {
    const found = all.find((one) => one.id === id) ?? null;
    setQuick(found);
    setValues(found?.values ?? {});
  };
  useEffect(() => {
    if (quick) form.current?.querySelector<HTMLElement>('.quick-fields input, .quick-fields select')?.focus();
  }, [quick]);
  useEffect(() => {
    if (round > 0) what.current?.focus();
  }, [round]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is answered once
  useEffect(() => {
    if (wanted) choose(wanted.quick);
  }, [wanted]);
  const next = (entry: string, recorded: Quick) => {
    setSaid({ words: sayRecorded(recorded), entry });
    setQuick(null);
    setValues({});
    setRound(round + 1);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!quick) return what.current?.focus();
    const entry = await save({ fact: factOf(quick.kind, fieldsOf(quick.kind), values), effective_at: day });
    if (entry !== null) next(entry, quick);
  };
  const retry = async () => {
    const entry = await again();
    if (entry !== null && quick) next(entry, quick);
  };
  return (
    <Panel
      title={t('course.quick')}
      actions={<Said caseId={caseId} holding={holding} said={said} />}
      className="quick"
    >
      <form ref={form} onSubmit={submit} className="quick-form">
        <ComboBox
          ref={what}
          label={t('course.what')}
          placeholder={t('course.what_hint')}
          options={all}
          nothing={t('course.nothing_fits')}
          value={quick?.id ?? null}
          onChoose={choose}
        />
        <Field label={t('course.day')}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              required
              max={today()}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        <div className="quick-fields">
          {quick &&
            shownFields(quick, values).map((field) => (
              <Field
                key={field.name}
                label={<FieldLabel name={labelOf(field)} unit={'unit' in field ? field.unit : undefined} />}
              >
                {(wiring) => (
                  <FieldInput
                    field={field}
                    wiring={wiring}
                    value={values[field.name] ?? ''}
                    onChange={(value) => setValues({ ...values, [field.name]: value })}
                  />
                )}
              </Field>
            ))}
        </div>
        <div className="quick-end">
          <Button type="submit" look="primary" busy={busy} disabled={!quick}>
            {t('common.save')}
          </Button>
          {quick && (
            <Button look="quiet" onClick={() => setWide(true)}>
              {t('course.more_fields')}
            </Button>
          )}
        </div>
      </form>
      <SaveProblem error={error} again={retry} busy={busy} />
      {isWide && quick && (
        <FactDialog caseId={caseId} kind={quick.kind} values={values} onClose={() => setWide(false)} />
      )}
    </Panel>
  );
}

/** What was recorded last, and the way to correct it. */
function Said({
  caseId,
  holding,
  said,
}: {
  caseId: string;
  holding: readonly Entry[];
  said: { words: string; entry: string } | null;
}) {
  const [corrects, setCorrects] = useState(false);
  const made = holding.find((entry) => entry.id === said?.entry);
  return (
    <div className="row">
      <span role="status" className="muted">
        {said?.words ?? t('course.keys')}
      </span>
      {made && (
        <Button look="quiet" className="small" icon="edit" onClick={() => setCorrects(true)}>
          {t('entry.correct')}
        </Button>
      )}
      {corrects && made && <CorrectDialog caseId={caseId} entry={made} onClose={() => setCorrects(false)} />}
    </div>
  );
}
