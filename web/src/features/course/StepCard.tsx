/** A step of the course: whether it applies, what was tried, what came of it, what to know and to ask before it. */
import { Fragment } from 'react';
import type { Answer, Caution, Step } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { count, day, t, word } from '../../i18n';
import { Button, Chip, Fold } from '../../ui/kit';
import { HereBecause, Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { Aside, AsideIfAny, SetAside, useOverride } from '../shared/SetAside';
import { Questions } from './Questions';
import { warningOn } from './warning';

const OUTCOME_TONE: Readonly<Record<string, 'good' | 'caution' | 'plain'>> = {
  helped: 'good',
  not_tolerated: 'caution',
  contraindicated: 'caution',
};
const LEVEL_TONE = { contraindicated: 'alert', avoid: 'caution', note: 'plain', coverage: 'plain' } as const;

/** A card of the ladder. */
export function StepCard({
  caseId,
  answer,
  step,
  holding,
  isNamed,
  onRecord,
}: {
  caseId: string;
  answer: Answer;
  step: Step;
  holding: readonly Entry[];
  /** Whether the address names it. */
  isNamed: boolean;
  onRecord: (code: string) => void;
}) {
  const mayWrite = useMayWrite();
  const aside = useOverride(caseId, [step.code]);
  const warning = warningOn(step, answer.course);
  const record = t(warning ? 'course.record_held' : 'course.record_step');
  return (
    <article
      id={`step-${step.code}`}
      tabIndex={-1}
      className={`card step ${aside ? 'is-aside' : ''} ${step.state === 'not_applicable' ? 'is-quiet' : ''} ${isNamed ? 'is-named' : ''}`}
    >
      <header className="card-head">
        <h2>{step.name}</h2>
        <StepState step={step} />
      </header>
      {answer.course.held_back && (
        <p className="step-hold">
          <Chip tone="alert">{t('course.on_hold')}</Chip> {t('course.not_before_flag')}
        </p>
      )}
      <Tried caseId={caseId} step={step} holding={holding} />
      <Cautions caseId={caseId} answer={answer} step={step} />
      {step.state !== 'closed' && (
        <Questions caseId={caseId} ask={step.ask} isFolded={step.state === 'not_applicable'} />
      )}
      {step.applies.map((found) => (
        <Fragment key={found.code}>
          <Why caseId={caseId} answer={answer} found={found} title={found.question} />
          <AsideIfAny caseId={caseId} codes={[found.code]} />
        </Fragment>
      ))}
      <footer className="step-end">
        {mayWrite && (
          <Button
            className="small"
            {...(warning ? { look: 'quiet' as const } : { icon: 'plus' as const })}
            aria-label={t('course.record_for', { record, name: step.name })}
            onClick={() => onRecord(step.code)}
          >
            {record}
          </Button>
        )}
        <SetAside caseId={caseId} codes={[step.code]} name={step.name} />
      </footer>
    </article>
  );
}

function StepState({ step }: { step: Step }) {
  if (step.outcome)
    return <Chip tone={OUTCOME_TONE[step.outcome] ?? 'plain'}>{word('fact.value', step.outcome)}</Chip>;
  return (
    <Chip icon={step.state === 'cannot_tell' ? 'unknown' : 'info'}>{word('course.state', step.state)}</Chip>
  );
}

/** What was tried: each entry leads to the record. */
function Tried({ caseId, step, holding }: { caseId: string; step: Step; holding: readonly Entry[] }) {
  const tried = holding.filter((entry) => step.entries.includes(entry.id));
  return (
    <>
      {tried.map((entry) => (
        <EntryLink key={entry.id} caseId={caseId} entry={entry.id} day={entry.effective_at} kindless />
      ))}
      {step.adverse_events.map((words) => (
        <p key={words}>
          <span className="muted">{`${t('course.adverse')}: `}</span>
          {words}
        </p>
      ))}
      {step.review_on && <p className="muted">{t('course.review', { day: day(step.review_on) })}</p>}
    </>
  );
}

/** Cautions that hold, the gravest first; what payers ask for stands apart. */
function Cautions({ caseId, answer, step }: { caseId: string; answer: Answer; step: Step }) {
  const grave = step.cautions.filter((one) => one.level !== 'coverage');
  const coverage = step.cautions.filter((one) => one.level === 'coverage');
  return (
    <>
      {grave.map((one) => (
        <CautionLine key={one.code} caseId={caseId} answer={answer} caution={one} />
      ))}
      {coverage.length > 0 && (
        <Fold title={count('course.coverage', coverage.length)} quiet>
          <p className="muted">{t('course.coverage_note')}</p>
          {coverage.map((one) => (
            <CautionLine key={one.code} caseId={caseId} answer={answer} caution={one} />
          ))}
        </Fold>
      )}
    </>
  );
}

/** A caution in a line, with its reasons behind it. */
export function CautionLine({
  caseId,
  answer,
  caution,
}: {
  caseId: string;
  answer: Answer;
  caution: Caution;
}) {
  const aside = useOverride(caseId, [caution.code]);
  return (
    <div className="caution-line">
      <Chip tone={LEVEL_TONE[caution.level]}>{word('course.caution', caution.level)}</Chip>
      <Why caseId={caseId} answer={answer} found={caution} title={caution.recommendation} />
      <HereBecause found={caution} />
      {aside && <Aside caseId={caseId} found={aside} />}
    </div>
  );
}
