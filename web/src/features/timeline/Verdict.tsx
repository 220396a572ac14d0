/** Has it progressed: what the node concludes from the films, and why. */
import { useMemo, useState } from 'react';
import type { Assessment, Schemas } from '../../api/queries';
import { signed, unitText } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import { Button, Dialog, Fold, Panel } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { plainly } from '../shared/plainly';
import { iconOf } from './Latest';
import { capital, quantity, rangeText } from './words';

type Progression = Assessment['progression'];
type Comparison = Schemas['AssessmentDocument.comparison'];

const ICON: Record<Progression['verdict'], IconName> = {
  progressed: 'above',
  worse_in_a_step: 'above',
  within_measuring_error: 'within',
  improved: 'below',
  not_comparable: 'unknown',
  too_few_films: 'unknown',
  unknown: 'unknown',
};

/** How many steps of the reasons stand open at first. */
const EXPLAINED = 3;

/** The verdict first; changes, rates, events and reasons below it. */
export function Verdict({ caseId, assessment }: { caseId: string; assessment: Assessment }) {
  const { progression } = assessment;
  // "not comparable: fusion of the spine on …": the verdict, and why.
  const [verdict = '', ...reason] = progression.in_words.split(': ');
  const sources = useMemo(() => [assessment], [assessment]);
  const [isExplained, setExplained] = useState(false);
  return (
    <Panel title={t('timeline.progressed')} className="timeline-verdict">
      <p className="timeline-word">
        <Icon name={ICON[progression.verdict]} size={20} />
        <strong>{capital(verdict)}</strong>
      </p>
      {reason.length > 0 && <p>{capital(reason.join(': '))}</p>}
      {progression.whole && (
        <p className="muted">{progression.whole.days.map((on) => day(on)).join(` ${t('timeline.to')} `)}</p>
      )}
      <Rates progression={progression} />
      {progression.events.length > 0 && <Lines name={t('timeline.events')} lines={progression.events} />}
      {progression.whole && <Changes whole={progression.whole} />}
      {progression.notes.length > 0 && <Notes notes={progression.notes} />}
      <Button icon="info" onClick={() => setExplained(true)}>
        {t('timeline.why')}
      </Button>
      {isExplained && (
        <Dialog wide title={t('timeline.progressed')} onClose={() => setExplained(false)}>
          <Explanation caseId={caseId} tree={progression.explanation} sources={sources} open={EXPLAINED} />
        </Dialog>
      )}
    </Panel>
  );
}

/** What changed between the first and the last film, and whether two films can tell. */
function Changes({ whole }: { whole: Comparison }) {
  return (
    <Fold quiet title={t('timeline.changes')}>
      <table className="table timeline-changes">
        <thead>
          <tr>
            <th scope="col">{t('timeline.parameter_heading')}</th>
            <th scope="col">{t('timeline.change_heading')}</th>
            <th scope="col">{t('timeline.detectable_heading')}</th>
          </tr>
        </thead>
        <tbody>
          {whole.changes.map((change) => (
            <ChangeLine key={change.code} change={change} />
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

function ChangeLine({ change }: { change: Comparison['changes'][number] }) {
  const { code, unit, interval, detectable_change: least, beyond_error: beyond } = change;
  return (
    <tr>
      <th scope="row">{word(`timeline.parameter.${code}`, 'short')}</th>
      <td>
        <span className="nowrap">
          <Icon name={iconOf(change.change, beyond)} size={12} /> {signed(change.change, 1)}
          {unitText(unit)}
        </span>
        <div className="muted">{rangeText(interval)}</div>
      </td>
      <td>
        {least === null ? t('common.unknown') : quantity(least, unit)}
        <div className="muted">{word('timeline.beyond_error', beyond)}</div>
      </td>
    </tr>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <Fold quiet title={t('timeline.notes')}>
      <ul className="plain">
        {notes.map((note) => (
          <li key={note}>{plainly(note)}</li>
        ))}
      </ul>
    </Fold>
  );
}

/** How fast, or why that is not said. */
function Rates({ progression: { rates, no_rate, whole } }: { progression: Progression }) {
  const units = new Map(whole?.changes.map(({ code, unit }) => [code, unit]));
  const lines = rates.map(({ code, per_year, interval, films }) =>
    t('timeline.rate', {
      name: word(`timeline.parameter.${code}`, 'short'),
      rate: `${signed(per_year, 1)}${unitText(units.get(code) ?? '')}`,
      range: rangeText(interval) ?? t('timeline.no_interval'),
      films,
    }),
  );
  return <Lines name={t('timeline.rates')} lines={no_rate ? [no_rate] : lines} />;
}

function Lines({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <div>
      <h3>{name}</h3>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line}>{capital(plainly(line))}</li>
        ))}
      </ul>
    </div>
  );
}
