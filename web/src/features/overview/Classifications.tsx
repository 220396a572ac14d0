import { Fragment } from 'react';
import type { Assessment, Schemas } from '../../api/queries';
import { number } from '../../charts/numbers';
import { count, t, word } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { SetAside } from '../shared/SetAside';
import { everyNode } from '../shared/tree';
import { crossedIn, sayCrossed } from '../shared/value/cutOff';
import { Notes } from './Compensation';
import type { Part } from './More';

type Classification = Schemas['AssessmentDocument.classification'];

/** Published schemes on the film that stands first: class, what it rests on, and how likely it is. */
export function Classifications({ caseId, answer, assessment }: Part) {
  const all = assessment.classifications;
  if (all.length === 0) return null;
  const part = { caseId, answer, assessment };
  const shown = all.filter((one) => one.class !== null && one.shown_by_default);
  const hidden = all.filter((one) => one.class !== null && !one.shown_by_default);
  const open = all.filter((one) => one.class === null);
  return (
    <Fold title={t('overview.classifications')} aside={count('overview.classes', shown.length)}>
      <div className="stack">
        <Schemes found={shown} part={part} />
        {hidden.length > 0 && (
          <Fold title={count('overview.hidden_classes', hidden.length)} quiet>
            <Schemes found={hidden} part={part} />
          </Fold>
        )}
        {open.length > 0 && (
          <Fold title={count('overview.not_computable', open.length)} quiet>
            <dl className="lines">
              {open.map((one) => (
                <Fragment key={one.code}>
                  <dt>{one.name}</dt>
                  <dd>{one.not_computable}</dd>
                </Fragment>
              ))}
            </dl>
          </Fold>
        )}
      </div>
    </Fold>
  );
}

function Schemes({ found, part }: { found: Classification[]; part: Part }) {
  return (
    <div className="schemes">
      {found.map((one) => (
        <details key={one.code} className="scheme">
          <summary>
            <span className="scheme-name">{one.name}</span>
            <span className="scheme-class">
              {word('overview.posture_grade', one.posture_grade)} <strong>{one.class}</strong>
            </span>
            <span className="scheme-meaning muted">
              {[one.meaning, crossing(one, part.assessment)].filter(Boolean).join(' · ')}
            </span>
          </summary>
          <Scheme one={one} part={part} />
        </details>
      ))}
    </div>
  );
}

/** Whether the interval of a value that the class rests on crosses a cut-off of the scheme. */
function crossing({ explanation }: Classification, { answer, evidence }: Assessment): string | undefined {
  const found = everyNode(explanation).flatMap((node) => {
    const cutOffs = evidence.filter(({ id }) => node.evidence?.includes(id));
    return crossedIn(node.statement, answer.values, cutOffs);
  });
  return sayCrossed(found);
}

function Scheme({ one, part: { caseId, answer, assessment } }: { one: Classification; part: Part }) {
  const inputs = Object.entries(one.inputs).map(([name, value]) => `${name} ${value}`);
  const likely = one.probabilities.map(
    ({ class: name, probability }) => `${name} ${number(probability * 100, 0)} %`,
  );
  return (
    <div className="stack scheme-body">
      <dl className="lines">
        <dt>{t('overview.rests_on')}</dt>
        <dd>{inputs.join(' · ')}</dd>
        {likely.length > 0 && (
          <>
            <dt>{t('overview.probability')}</dt>
            <dd>{likely.join(' · ')}</dd>
          </>
        )}
      </dl>
      <Explanation caseId={caseId} tree={one.explanation} sources={[assessment, answer]} open={1} />
      <Notes notes={one.notes} />
      <SetAside caseId={caseId} codes={[`classification.${one.code}`]} name={one.name} />
    </div>
  );
}
