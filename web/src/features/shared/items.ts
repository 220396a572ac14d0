/** What is set aside, in words: by the code under which the answer knows it. */
import type { Answer, Conclusion } from '../../api/answer';
import { t, word } from '../../i18n';

const MEASURED: Readonly<Record<string, () => string>> = {
  'film.grade': () => t('overview.criteria'),
  'flexibility.verdict': () => t('overview.flexibility'),
  'progression.progressed': () => t('overview.progression'),
};

/** The words for what a code stands for; nothing where this answer says nothing of that name. */
export function sayItem(answer: Answer, item: string): string | undefined {
  const measured = MEASURED[item];
  if (measured) return measured();
  if (item === 'indication') return t('indication.title');
  const [kind, code] = splitAtDot(item);
  if (kind === 'parameter' && code) return t('aside.value_of', { name: word('overview.code', code) });
  if (kind === 'classification' && code) return t('aside.class_of', { name: code.replaceAll('_', ' ') });
  const study = answer.board.find((one) => one.study === item);
  if (study) return word('fact.study_kind', study.study);
  const step = answer.course.steps.find((one) => one.code === item);
  return step?.name ?? conclusionsOf(answer).find((one) => one.code === item)?.recommendation;
}

function splitAtDot(item: string): [string, string?] {
  const at = item.indexOf('.');
  return at < 0 ? [item] : [item.slice(0, at), item.slice(at + 1)];
}

/** Everything that rules have said of a patient. */
function conclusionsOf(answer: Answer): Conclusion[] {
  const { course } = answer;
  const ofSteps = course.steps.flatMap(({ applies, cautions, ask }) => [...applies, ...cautions, ...ask]);
  return [
    ...answer.red_flags,
    ...answer.handling,
    ...answer.contradictions,
    ...answer.results,
    ...answer.readiness,
    ...answer.board.flatMap(({ why }) => why),
    ...ofSteps,
    ...course.answers,
    ...course.besides,
    ...(answer.indication ? [answer.indication] : []),
  ];
}
