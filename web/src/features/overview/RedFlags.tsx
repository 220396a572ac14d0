/** What does not wait: red flags that are raised, with what to do; and those of which nobody knows. */
import type { Answer, RedFlag, Unknown } from '../../api/answer';
import { count, t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Chip, Fold } from '../../ui/kit';
import { reasonsOf, Why } from '../shared/ConclusionBody';
import { Missing } from '../shared/Missing';
import { SetAside, useOverride } from '../shared/SetAside';

/** The block above everything else. */
export function RedFlags({ caseId, answer }: { caseId: string; answer: Answer }) {
  const loud = answer.red_flags.filter((flag) => flag.tier !== 'context_only');
  const quiet = answer.red_flags.filter((flag) => flag.tier === 'context_only');
  return (
    <section className="red-flags" aria-label={t('overview.red_flags')}>
      {loud.map((flag, at) => (
        <LoudFlag key={flag.code} caseId={caseId} answer={answer} flag={flag} isFirst={at === 0} />
      ))}
      <div className="flag-line">
        {loud.length === 0 && (
          <span className={answer.red_flags_unknown.length > 0 ? 'flag-open' : 'flag-calm'}>
            <Icon name={answer.red_flags_unknown.length > 0 ? 'unknown' : 'tick'} />
            {t('overview.no_red_flag')}
          </span>
        )}
        {quiet.map((flag) => (
          <Chip key={flag.code} title={flag.reasons.join('; ')}>
            {`${word('overview.tier', flag.tier)}: ${flag.recommendation}`}
          </Chip>
        ))}
        <Unasked caseId={caseId} answer={answer} />
      </div>
    </section>
  );
}

function LoudFlag({
  caseId,
  answer,
  flag,
  isFirst,
}: {
  caseId: string;
  answer: Answer;
  flag: RedFlag;
  isFirst: boolean;
}) {
  const aside = useOverride(caseId, [flag.code]);
  const isEmergency = flag.tier === 'emergency_now';
  return (
    <article className={`flag ${isEmergency ? 'emergency' : 'urgent'} ${aside ? 'is-aside' : ''}`}>
      <Icon name={isEmergency ? 'alert' : 'caution'} size={22} />
      <div className="flag-text">
        <div className="flag-head">
          <span className="flag-tier">{word('overview.tier', flag.tier)}</span>
          <SetAside caseId={caseId} codes={[flag.code]} name={flag.recommendation} />
        </div>
        <p className="flag-do">{flag.recommendation}</p>
        {isFirst && isEmergency && <Handling answer={answer} />}
        <Why caseId={caseId} answer={answer} found={flag} title={reasonsOf(flag)} />
      </div>
    </article>
  );
}

function Handling({ answer }: { answer: Answer }) {
  if (answer.handling.length === 0) return null;
  return (
    <ul className="flag-handling" aria-label={t('overview.handling')}>
      {answer.handling.map((found) => (
        <li key={found.code}>{found.recommendation}</li>
      ))}
    </ul>
  );
}

/** Unknown is not absent: what was never asked is counted, and opens. */
function Unasked({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { red_flags_unknown: flags, handling_unknown: handling } = answer;
  const isRaised = answer.red_flags.some((flag) => flag.tier === 'emergency_now');
  return (
    <>
      {flags.length === 0 && <span className="muted">{t('overview.none_unasked')}</span>}
      {flags.length > 0 && (
        <Questions caseId={caseId} title={count('overview.never_asked', flags.length)} asked={flags} />
      )}
      {handling.length > 0 && (
        <Questions caseId={caseId} title={count('overview.handling_ask', handling.length)} asked={handling} />
      )}
      {!isRaised && answer.handling.length > 0 && (
        <Fold title={t('overview.handling')} quiet>
          <Handling answer={answer} />
        </Fold>
      )}
    </>
  );
}

function Questions({ caseId, title, asked }: { caseId: string; title: string; asked: Unknown[] }) {
  return (
    <Fold title={title} quiet>
      <ul className="ask-list">
        {asked.map((found) => (
          <li key={found.code}>
            {found.question}
            <Missing caseId={caseId} missing={found.missing} title={false} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
