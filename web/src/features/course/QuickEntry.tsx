/** One line in which something is recorded by keyboard alone: type what, fill in a few fields, Enter; then the next. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Caution, Course } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { t, word } from '../../i18n';
import { ComboBox } from '../../ui/combobox';
import { Banner, Button, Panel } from '../../ui/kit';
import { HereBecause } from '../shared/ConclusionBody';
import { DayField } from '../shared/facts/DayField';
import { CorrectDialog, FactDialog } from '../shared/facts/FactDialog';
import { FactFields } from '../shared/facts/FactFields';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { saveFromChoice } from '../shared/facts/saveFromChoice';
import { shownFields } from './quick';
import { type Recorded, useQuickEntry, type Wanted } from './useQuickEntry';
import { cautionsBefore, warningBefore } from './warning';

/** The fast entry of the course. */
export function QuickEntry({
  caseId,
  course,
  holding,
  wanted,
}: {
  caseId: string;
  course: Course;
  holding: readonly Entry[];
  wanted: Wanted | null;
}) {
  const entry = useQuickEntry(caseId, wanted);
  const { quick, round } = entry;
  const warning = quick && warningBefore(quick, entry.values, course);
  const form = useRef<HTMLFormElement>(null);
  const what = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (quick) form.current?.querySelector<HTMLElement>('.quick-fields input, .quick-fields select')?.focus();
  }, [quick]);
  useEffect(() => {
    if (round > 0) what.current?.focus();
  }, [round]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (quick) void entry.record();
    else what.current?.focus();
  };
  return (
    <Panel
      title={t('course.quick')}
      actions={<Said caseId={caseId} holding={holding} said={entry.said} />}
      className="quick"
    >
      <form ref={form} onSubmit={submit} onKeyDown={saveFromChoice} className="quick-form">
        <ComboBox
          // Anew with every entry: emptied under the keyboard, the old one would open its list over what was recorded.
          key={round}
          ref={what}
          label={t('course.what')}
          placeholder={t('course.what_hint')}
          options={entry.all}
          nothing={t('course.nothing_fits')}
          value={quick?.id ?? null}
          onChoose={entry.choose}
        />
        <DayField label={t('course.day')} value={entry.day} onChange={entry.setDay} />
        <div className="quick-fields">
          {quick && (
            <FactFields
              fields={shownFields(quick, entry.values, warning !== null)}
              values={entry.values}
              onChange={entry.setValues}
            />
          )}
        </div>
        <End caseId={caseId} course={course} entry={entry} />
      </form>
      {warning && (
        <Banner tone={warning === 'red_flag' ? 'alert' : 'caution'} live>
          {word('course.why_all_the_same', warning)}
          <Against cautions={quick ? cautionsBefore(quick, entry.values, course) : []} />
        </Banner>
      )}
      <SaveProblem error={entry.error} again={entry.retry} busy={entry.busy} />
    </Panel>
  );
}

/** What speaks against it, and which of this patient's conditions makes it so. */
function Against({ cautions }: { cautions: readonly Caution[] }) {
  if (cautions.length === 0) return null;
  return (
    <ul className="plain-list">
      {cautions.map((one) => (
        <li key={one.code}>
          {one.recommendation} <HereBecause found={one} />
        </li>
      ))}
    </ul>
  );
}

/** Recording what was entered; or all fields of its kind, in a window. */
function End({
  caseId,
  course,
  entry,
}: {
  caseId: string;
  course: Course;
  entry: ReturnType<typeof useQuickEntry>;
}) {
  const [isWide, setWide] = useState(false);
  const { quick } = entry;
  const done = () => {
    setWide(false);
    entry.restart();
  };
  return (
    <div className="quick-end">
      <Button type="submit" look="primary" busy={entry.busy} disabled={!quick}>
        {t('common.save')}
      </Button>
      {quick && (
        <Button look="quiet" onClick={() => setWide(true)}>
          {t('course.more_fields')}
        </Button>
      )}
      {isWide && quick && (
        <FactDialog
          caseId={caseId}
          kind={quick.kind}
          values={entry.values}
          demands={(values) => (warningBefore(quick, values, course) ? ['reason'] : [])}
          onClose={() => setWide(false)}
          onDone={done}
        />
      )}
    </div>
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
  said: Recorded | null;
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
