import { Fragment } from 'react';
import type { Answer, Readiness } from '../../api/answer';
import { count, t } from '../../i18n';
import { Fold, Panel } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { Missing } from '../shared/Missing';
import { SetAside, useOverride } from '../shared/SetAside';

/** What is to be optimised before an operation: it never lowers need or urgency. */
export function Risk({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { readiness } = answer;
  return (
    <Panel title={t('indication.risk')} className="axis">
      <div>
        <h3>{t('indication.optimise')}</h3>
        {readiness.length === 0 && <p className="muted">{t('indication.nothing_to_optimise')}</p>}
        <ul className="optimise">
          {readiness.map((found) => (
            <Optimise key={found.code} caseId={caseId} answer={answer} found={found} />
          ))}
        </ul>
      </div>
      <Measured caseId={caseId} answer={answer} />
      <NotKnown caseId={caseId} answer={answer} />
      <p className="muted small-text">{t('indication.risk_note')}</p>
    </Panel>
  );
}

function Optimise({ caseId, answer, found }: { caseId: string; answer: Answer; found: Readiness }) {
  const aside = useOverride(caseId, [found.code]);
  return (
    <li className={`card raised ${aside ? 'is-aside' : ''}`}>
      <div className="card-head">
        <strong>{found.item}</strong>
        <SetAside caseId={caseId} codes={[found.code]} name={found.item} />
      </div>
      <dl className="lines">
        <dt>{t('indication.owner')}</dt>
        <dd>{found.owner}</dd>
        <dt>{t('indication.recheck')}</dt>
        <dd>{found.recheck}</dd>
      </dl>
      <Why caseId={caseId} answer={answer} found={found} />
    </li>
  );
}

function Measured({ caseId, answer }: { caseId: string; answer: Answer }) {
  const measured = answer.measures.filter((one) => one.value !== null);
  if (measured.length === 0) return null;
  return (
    <div>
      <h3>{t('indication.measured')}</h3>
      <dl className="lines">
        {measured.map((one) => (
          <Fragment key={one.fact}>
            <dt>{one.name}</dt>
            <dd>
              {one.value}
              {one.entries.map((origin) => (
                <EntryLink
                  key={origin.entry}
                  caseId={caseId}
                  entry={origin.entry}
                  day={origin.effective_at}
                  kindless
                />
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}

function NotKnown({ caseId, answer }: { caseId: string; answer: Answer }) {
  const risks = answer.readiness_unknown.flatMap((found) => found.missing);
  const measures = answer.measures.filter((one) => one.value === null).map((one) => one.name);
  const missing = [...new Set([...risks, ...measures])];
  if (missing.length === 0) return null;
  return (
    <Fold title={count('indication.risk_unknown', missing.length)} quiet>
      <Missing caseId={caseId} missing={missing} title={false} />
    </Fold>
  );
}
