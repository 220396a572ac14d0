import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/queries';
import { count, t, word } from '../../i18n';
import type { IconName } from '../../ui/icons';
import { Chip, Fold, Panel } from '../../ui/kit';
import { type Act, type NextStep, nextSteps } from './next';

const SHOWN = 3;
const ICONS: Record<Act, IconName> = {
  resolve: 'caution',
  decide: 'queue',
  arrange: 'plus',
  await: 'timeline',
  read: 'eye',
  step: 'course',
  refer: 'indication',
  optimise: 'above',
  find_out: 'unknown',
};

/** The first three things to do; the others are one press away. */
export function Next({ caseId, answer }: { caseId: string; answer: Answer }) {
  const steps = nextSteps(answer);
  const more = steps.slice(SHOWN);
  return (
    <Panel title={t('overview.next')} className="next">
      {steps.length === 0 && <p className="muted">{t('overview.next_none')}</p>}
      <Steps caseId={caseId} steps={steps.slice(0, SHOWN)} />
      {more.length > 0 && (
        <Fold title={count('overview.next_more', more.length)} quiet>
          <Steps caseId={caseId} steps={more} />
        </Fold>
      )}
    </Panel>
  );
}

function Steps({ caseId, steps }: { caseId: string; steps: NextStep[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={`${step.act} ${step.title}`}>
          <Chip icon={ICONS[step.act]}>{word('overview.act', step.act)}</Chip>
          <div>
            <Link
              to={step.screen === 'overview' ? '/cases/$case' : `/cases/$case/${step.screen}`}
              params={{ case: caseId }}
              className="step-title"
            >
              {step.title}
            </Link>
            <p className="muted clamp">{step.detail}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
