/** What a rule said, and everything that it rests on; all of it folded behind one line. */
import type { Answer, Conclusion } from '../../api/queries';
import { t } from '../../i18n';
import { Fold } from '../../ui/kit';
import { citedText } from './cited';
import { Explanation } from './Explanation';
import { plainly } from './plainly';
import './shared.css';

/** The reasons of a conclusion in a line: what of the record makes it say what it says. */
export function reasonsOf(found: Conclusion): string {
  const unless = found.unless.map((what) => t('explain.unless', { what }));
  return plainly([...found.reasons, ...unless].join(' · '));
}

/** Which of this patient's conditions makes a conclusion hold. */
export function HereBecause({ found }: { found: Conclusion }) {
  const reasons = reasonsOf(found);
  return reasons && <span className="here-because">{t('explain.here', { reasons })}</span>;
}

/** Why: reasoning, certainty, sources and the tree, opened by whoever asks. */
export function Why({
  caseId,
  answer,
  found,
  title = t('explain.why'),
}: {
  caseId: string;
  answer: Answer;
  found: Conclusion;
  title?: string;
}) {
  return (
    <Fold title={title} quiet>
      <div className="why">
        <p>{found.rationale}</p>
        {found.instead.length > 0 && <p>{`${t('explain.instead')}: ${found.instead.join('; ')}`}</p>}
        <p className="muted">{t('explain.about', { what: found.recommendation })}</p>
        <Explanation caseId={caseId} tree={found.why} sources={[answer]} open={2} argues />
        <CitedSources answer={answer} found={found} />
      </div>
    </Fold>
  );
}

function CitedSources({ answer, found }: { answer: Answer; found: Conclusion }) {
  return (
    <dl className="cited">
      <dt>{t('explain.certainty')}</dt>
      <dd>{found.certainty}</dd>
      <dt>{t('explain.sources')}</dt>
      {found.citations.map((cited) => {
        const source = answer.citations.find((one) => one.id === cited.id);
        return (
          <dd key={`${cited.id} ${cited.locator}`}>
            {source ? citedText(source) : cited.id}{' '}
            <span className="muted">{`(${cited.locator}): ${cited.supports}`}</span>
          </dd>
        );
      })}
      <dd className="muted">
        {t('explain.rule', { version: found.version })} <span className="mono">{found.code}</span>
        {found.status === 'draft' && ` · ${t('explain.draft')}`}
      </dd>
    </dl>
  );
}
