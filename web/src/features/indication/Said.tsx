import type { Answer, Indication } from '../../api/answer';
import { t, word } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { Missing } from '../shared/Missing';
import { plainly } from '../shared/plainly';
import { SetAside, useOverride } from '../shared/SetAside';
import { changesOf, otherwise } from './change';
import { Quotation } from './Quotation';

/** The verdict in words, with its reasons, what is missing, and what would change it. */
export function Said({ caseId, answer }: { caseId: string; answer: Answer }) {
  const found = answer.indication;
  const aside = useOverride(caseId, ['indication', found?.code ?? '']);
  if (!found) return <p className="muted">{t('indication.none')}</p>;
  return (
    <section className={`panel said-verdict ${aside ? 'is-aside' : ''}`} aria-label={t('indication.verdict')}>
      <div className="card-head">
        <h2>{found.in_words}</h2>
        <SetAside caseId={caseId} codes={['indication', found.code]} name={t('indication.title')} />
      </div>
      <Reasons found={found} />
      <Quotation answer={answer} found={found} />
      {found.missing.length > 0 && (
        <div>
          <h3>{word('indication.missing', found.verdict)}</h3>
          <Missing caseId={caseId} missing={found.missing} title={false} />
        </div>
      )}
      {found.would_change.length > 0 && (
        <Fold title={t('indication.would_change')} quiet>
          <Changes found={found} />
        </Fold>
      )}
      <Why caseId={caseId} answer={answer} found={found} />
      <p className="muted small-text">{t('indication.simulated')}</p>
    </section>
  );
}

/** What would change the verdict, said as what would have to be found. */
function Changes({ found }: { found: Indication }) {
  const others = otherwise(found.would_change);
  return (
    <div className="stack">
      {changesOf(found.would_change).map(({ turn, elements }) => (
        <div key={turn}>
          <p>{t(`indication.change_${turn}`, { verdict: found.in_words })}</p>
          <ul className="bullets">
            {elements.map((element) => (
              <li key={element}>{element}</li>
            ))}
          </ul>
        </div>
      ))}
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** What is said, and what decides it: the recommendation of the rule holds for a referral alone. */
function Reasons({ found }: { found: Indication }) {
  if (found.verdict === 'referral_advised') return <p className="recommendation">{found.recommendation}</p>;
  if (found.verdict === 'cannot_tell' || found.because.length === 0) return null;
  return (
    <div>
      <h3>{t('indication.because')}</h3>
      <ul className="bullets">
        {found.because.map((reason) => (
          <li key={reason}>{plainly(reason)}</li>
        ))}
      </ul>
      {found.verdict === 'patient_decision' && <p>{t('indication.stays')}</p>}
    </div>
  );
}
