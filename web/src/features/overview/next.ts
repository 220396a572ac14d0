/** What to do next: what the node says, in the order in which the node says it. Nothing is weighed here. */
import type { Answer, BoardItem } from '../../api/answer';
import { t, word } from '../../i18n';
import { remedyFor } from '../shared/facts/missing';
import { listed } from '../shared/listed';

/** What kind of thing is to be done. */
export type Act =
  | 'resolve'
  | 'decide'
  | 'arrange'
  | 'await'
  | 'read'
  | 'step'
  | 'refer'
  | 'optimise'
  | 'find_out';

/** A thing to be done, and the screen on which it is done. */
export interface NextStep {
  act: Act;
  title: string;
  detail: string;
  screen: 'workup' | 'course' | 'indication' | 'overview';
}

/** Findings that a program or a first reading proposes, and that something waits for. */
function proposals(answer: Answer): NextStep[] {
  const missing = [...answer.red_flags_unknown, ...answer.board].flatMap((one) => one.missing);
  const waiting = [...new Set(missing)].filter((what) => 'entry' in (remedyFor(what) ?? {}));
  return waiting.map((what) => ({
    act: 'decide',
    title: what.replace(/ \(".*$/, ''),
    detail: t('entry.decide_text'),
    screen: 'workup',
  }));
}

function studies(answer: Answer, act: Act, wanted: (item: BoardItem) => boolean): NextStep[] {
  return answer.board
    .filter((item) => item.need === 'needed' && wanted(item))
    .map((item) => ({
      act,
      title: word('fact.study_kind', item.study),
      detail: item.question,
      screen: 'workup',
    }));
}

function course({ course: { held_back, steps } }: Answer): NextStep[] {
  if (held_back) return [];
  return steps.flatMap((step): NextStep[] => {
    const applies = step.applies.find((rule) => rule.outcome === 'fires' || rule.outcome === 'fires_unless');
    if (step.state !== 'not_tried' || !applies) return [];
    return [{ act: 'step', title: step.name, detail: applies.recommendation, screen: 'course' }];
  });
}

function isReferred(answer: Answer): boolean {
  const latest = answer.decisions.at(-1)?.choice;
  return latest === 'referral' || latest === 'operation';
}

function indication(answer: Answer): NextStep[] {
  const found = answer.indication;
  if (found?.verdict === 'referral_advised' && !isReferred(answer))
    return [{ act: 'refer', title: found.in_words, detail: found.recommendation, screen: 'indication' }];
  if (found?.verdict === 'cannot_tell')
    return [{ act: 'find_out', title: listed(found.missing), detail: found.question, screen: 'indication' }];
  return [];
}

/** Everything that is to be done, in the order of the answer: contradictions, proposals, studies, care, indication, readiness. */
export function nextSteps(answer: Answer): NextStep[] {
  const isRaised = answer.red_flags.some((flag) => flag.tier === 'emergency_now');
  return [
    ...answer.contradictions.map(
      (found): NextStep => ({
        act: 'resolve',
        title: found.recommendation,
        detail: found.rationale,
        screen: 'overview',
      }),
    ),
    ...proposals(answer),
    ...studies(answer, 'arrange', ({ progress }) => progress === 'none' || progress === 'inadequate'),
    ...studies(answer, 'await', ({ progress }) => progress === 'ordered'),
    ...studies(answer, 'read', ({ progress }) => progress === 'done'),
    ...course(answer),
    ...(isRaised ? [] : indication(answer)),
    ...answer.readiness.map(
      (found): NextStep => ({
        act: 'optimise',
        title: found.item,
        detail: `${found.owner}; ${found.recheck}`,
        screen: 'indication',
      }),
    ),
  ];
}
