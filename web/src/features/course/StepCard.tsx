/** A step of the course: whether it applies, what was tried, what came of it, what to know and to ask before it. */
import type { Answer, Caution, Step } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { count, day, t, word } from '../../i18n';
import { Button, Chip, Fold } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { Missing } from '../shared/Missing';
import { SetAside, useOverride } from '../shared/SetAside';

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
  onRecord,
}: {
  caseId: string;
  answer: Answer;
  step: Step;
  holding: readonly Entry[];
  onRecord: (code: string) => void;
}) {
  const mayWrite = useMayWrite();
  const aside = useOverride(caseId, [step.code]);
  const isOpen = step.state === 'not_tried' || step.state === 'under_way';
  return (
    <article
      className={`step ${aside ? 'is-aside' : ''} ${step.state === 'not_applicable' ? 'is-quiet' : ''}`}
    >
      <header className="step-head">
        <h2>{step.name}</h2>
        <StepState step={step} />
      </header>
      <Tried caseId={caseId} step={step} holding={holding} />
      <Cautions caseId={caseId} answer={answer} step={step} />
      {isOpen && step.ask.length > 0 && (
        <Fold title={count('course.ask', step.ask.length)} quiet>
          <ul className="ask-list">
            {step.ask.map((found) => (
              <li key={found.code}>
                {found.question}
                <Missing caseId={caseId} missing={found.missing} title={false} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {step.applies.map((found) => (
        <Why key={found.code} caseId={caseId} answer={answer} found={found} title={found.question} />
      ))}
      <footer className="step-end">
        {mayWrite && (
          <Button
            className="small"
            icon="plus"
            aria-label={t('course.record_for', { name: step.name })}
            onClick={() => onRecord(step.code)}
          >
            {t('course.record_step')}
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
  return (
    <div className="caution-line">
      <Chip tone={LEVEL_TONE[caution.level]}>{word('course.caution', caution.level)}</Chip>
      <Why caseId={caseId} answer={answer} found={caution} title={caution.recommendation} />
    </div>
  );
}
