/** What does not wait: red flags that are raised, with what to do; and those of which nobody knows. */
import type { Answer, RedFlag, Unknown } from '../../api/answer';
import { count, t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Fold } from '../../ui/kit';
import { reasonsOf, Why } from '../shared/ConclusionBody';
import { Missing } from '../shared/Missing';
import { withParts } from '../shared/redFlags';
import { SetAside, useOverride } from '../shared/SetAside';
import { UnaskedFlags } from './UnaskedFlags';

/** The block above everything else: what is raised, what was not asked, and what is background only. */
export function RedFlags({ caseId, answer }: { caseId: string; answer: Answer }) {
  const all = answer.red_flags.filter((flag) => flag.tier !== 'context_only');
  const { raised, partsOf } = withParts(all);
  const background = answer.red_flags.filter((flag) => flag.tier === 'context_only');
  // What a needed study answers is not asked of anybody, and not known either.
  const isAllAsked = answer.red_flags_unknown.length === 0;
  return (
    <section className="red-flags" aria-label={t('overview.red_flags')}>
      {raised.map((flag, at) => (
        <LoudFlag
          key={flag.code}
          caseId={caseId}
          answer={answer}
          flag={flag}
          parts={partsOf(flag)}
          isFirst={at === 0}
        />
      ))}
      <UnaskedFlags caseId={caseId} answer={answer} />
      <div className="flag-line">
        {raised.length === 0 && (
          <span className={isAllAsked ? 'flag-calm' : 'flag-calm muted'}>
            <Icon name={isAllAsked ? 'tick' : 'unknown'} />
            {t(isAllAsked ? 'overview.no_red_flag' : 'overview.no_red_flag_asked')}
          </span>
        )}
        <Handle caseId={caseId} answer={answer} />
      </div>
      {background.length > 0 && <Background caseId={caseId} answer={answer} flags={background} />}
    </section>
  );
}

/** What is known of the patient and goes into every decision, and is no red flag. */
function Background({ caseId, answer, flags }: { caseId: string; answer: Answer; flags: RedFlag[] }) {
  return (
    <div className="background">
      <h2 className="beside">{t('overview.background')}</h2>
      <ul className="plain-list">
        {flags.map((flag) => (
          <li key={flag.code}>
            {flag.recommendation}
            <Why caseId={caseId} answer={answer} found={flag} title={reasonsOf(flag)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LoudFlag({
  caseId,
  answer,
  flag,
  parts,
  isFirst,
}: {
  caseId: string;
  answer: Answer;
  flag: RedFlag;
  /** Red flags about the same matter. */
  parts: readonly RedFlag[];
  isFirst: boolean;
}) {
  const aside = useOverride(caseId, [flag.code]);
  const isEmergency = flag.tier === 'emergency_now';
  return (
    <article className={`flag ${isEmergency ? 'emergency' : 'urgent'} ${aside ? 'is-aside' : ''}`}>
      <Icon name={isEmergency ? 'alert' : 'caution'} size={22} />
      <div className="flag-text">
        <div className="card-head">
          <span className="flag-tier">{word('overview.tier', flag.tier)}</span>
          <SetAside caseId={caseId} codes={[flag.code]} name={flag.recommendation} />
        </div>
        <p className="as-title">{flag.recommendation}</p>
        {isFirst && isEmergency && <Handling answer={answer} />}
        <Why caseId={caseId} answer={answer} found={flag} title={reasonsOf(flag)} />
        {parts.length > 0 && (
          <ul className="flag-parts" aria-label={t('overview.flag_parts')}>
            {parts.map((part) => (
              <li key={part.code}>
                <Why
                  caseId={caseId}
                  answer={answer}
                  found={part}
                  title={t('overview.flag_part', { what: part.recommendation })}
                />
              </li>
            ))}
          </ul>
        )}
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

/** What must be known and done before the patient is moved or examined. */
function Handle({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { handling_unknown: asked } = answer;
  const isRaised = answer.red_flags.some((flag) => flag.tier === 'emergency_now');
  return (
    <>
      {asked.length > 0 && (
        <Questions caseId={caseId} title={count('overview.handling_ask', asked.length)} asked={asked} />
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
