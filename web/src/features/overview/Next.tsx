import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Next as Action, Answer } from '../../api/answer';
import { useMayWrite } from '../../api/session';
import { count, t, word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import { Chip, Fold, Panel } from '../../ui/kit';
import { listed } from '../shared/listed';
import { DecideFinding } from '../shared/record/DecideFinding';
import { against, askedFirst, screenOf } from './next';

const SHOWN = 3;
const ICONS: Record<Action['act'], IconName> = {
  red_flag: 'alert',
  cancel_order: 'alert',
  reconsider: 'alert',
  resolve: 'caution',
  ask_red_flags: 'unknown',
  decide: 'queue',
  arrange: 'plus',
  await: 'timeline',
  read: 'eye',
  later: 'timeline',
  try: 'course',
  weigh: 'caution',
  close: 'caution',
  review: 'course',
  refer: 'indication',
  find_out: 'unknown',
  optimise: 'above',
};

/** The first three things to do; the others are one press away. */
export function Next({ caseId, answer: { next } }: { caseId: string; answer: Answer }) {
  const more = next.slice(SHOWN);
  return (
    <Panel title={t('overview.next')} className="next">
      {next.length === 0 && <p className="muted">{t('overview.next_none')}</p>}
      <Actions caseId={caseId} actions={next.slice(0, SHOWN)} />
      {more.length > 0 && (
        <Fold title={count('overview.next_more', more.length)} quiet>
          <Actions caseId={caseId} actions={more} />
        </Fold>
      )}
    </Panel>
  );
}

function Actions({ caseId, actions }: { caseId: string; actions: readonly Action[] }) {
  return (
    <ol className="steps">
      {actions.map((action) => (
        <li key={`${action.act} ${action.about}`}>
          <Chip icon={ICONS[action.act]} tone={isLoud(action) ? 'alert' : 'plain'}>
            {word('overview.act', action.act)}
          </Chip>
          <div>
            <Title caseId={caseId} action={action} />
            <p className="muted clamp">{detail(action)}</p>
            <Before action={action} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What must not wait, or must not be. */
function isLoud({ act }: Action): boolean {
  return act === 'red_flag' || act === 'cancel_order' || act === 'reconsider';
}

function detail(action: Action): string {
  if (action.act === 'find_out') return listed(action.ask);
  if (action.act === 'decide') return t('entry.decide_text');
  return action.detail;
}

/** What speaks against it, and what is to be asked first. */
function Before({ action }: { action: Action }) {
  const ask = askedFirst(action);
  return (
    <>
      {against(action).map((text) => (
        <Line key={text} icon="caution">
          {text}
        </Line>
      ))}
      {ask.length > 0 && <Line icon="unknown">{t('overview.ask_first', { what: listed(ask) })}</Line>}
    </>
  );
}

function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="step-line">
      <Icon name={icon} size={14} />
      <span>{children}</span>
    </p>
  );
}

function Title({ caseId, action }: { caseId: string; action: Action }) {
  const [decides, setDecides] = useState(false);
  const mayWrite = useMayWrite();
  const screen = screenOf(action);
  if (screen !== undefined)
    return (
      <Link to={`/cases/$case/${screen}`} params={{ case: caseId }} className="step-title">
        {action.name}
      </Link>
    );
  if (action.act !== 'decide' || !mayWrite) return <span className="step-title">{action.name}</span>;
  return (
    <>
      <button type="button" className="linklike step-title" onClick={() => setDecides(true)}>
        {action.name}
      </button>
      {decides && <DecideFinding caseId={caseId} entry={action.about} onClose={() => setDecides(false)} />}
    </>
  );
}
