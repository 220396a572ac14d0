import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Next as Action, Answer } from '../../api/answer';
import { useMayWrite } from '../../api/session';
import { count, t, word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import { Chip, Fold, Panel } from '../../ui/kit';
import { against } from '../shared/against';
import { listed } from '../shared/listed';
import { plainly } from '../shared/plainly';
import { DecideFinding } from '../shared/record/DecideFinding';
import { saySince } from '../workup/board';
import { askedFirst, placeOf } from './next';

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

/** What the head of the page says already, louder. */
const STANDS_ABOVE: readonly Action['act'][] = ['red_flag', 'ask_red_flags'];

/** What the record says of a study that something is to be done about. */
const WAITS_AS: Partial<Record<Action['act'], 'ordered' | 'done'>> = {
  await: 'ordered',
  cancel_order: 'ordered',
  read: 'done',
};

/** The first three things to do; the others are one press away. */
export function Next({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { as_of: asOf } = answer;
  const next = answer.next.filter((action) => !STANDS_ABOVE.includes(action.act));
  const isAbove = next.length < answer.next.length;
  const more = next.slice(SHOWN);
  return (
    <Panel title={t('overview.next')} className="next">
      {isAbove && <p className="muted">{t('overview.next_after')}</p>}
      {next.length === 0 && !isAbove && <p className="muted">{t('overview.next_none')}</p>}
      <Actions caseId={caseId} actions={next.slice(0, SHOWN)} asOf={asOf} />
      {more.length > 0 && (
        <Fold title={count('overview.next_more', more.length)} quiet>
          <Actions caseId={caseId} actions={more} asOf={asOf} />
        </Fold>
      )}
    </Panel>
  );
}

function Actions({ caseId, actions, asOf }: { caseId: string; actions: readonly Action[]; asOf: string }) {
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
            <Since action={action} asOf={asOf} />
            <Before action={action} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What must not wait, or must not be. */
function isLoud({ act }: Action): boolean {
  return act === 'cancel_order' || act === 'reconsider';
}

function detail(action: Action): string {
  if (action.act === 'find_out') return listed(action.ask);
  if (action.act === 'decide') return t('entry.decide_text');
  return plainly(action.detail);
}

/** Since when a study waits to be made, or to be read. */
function Since({ action: { act, since }, asOf }: { action: Action; asOf: string }) {
  const state = WAITS_AS[act];
  return state && since ? <Line icon="timeline">{saySince(state, since, asOf)}</Line> : null;
}

/** What speaks against it, and what is to be asked first. */
function Before({ action }: { action: Action }) {
  const ask = askedFirst(action);
  return (
    <>
      {against(action).map(({ text, here }) => (
        <Line key={text} icon="caution">
          {text}
          {here && <span className="muted"> {t('explain.here', { reasons: here })}</span>}
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
  const to = placeOf(action);
  if (to !== undefined)
    return (
      <Link {...to} params={{ case: caseId }} className="step-title">
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
