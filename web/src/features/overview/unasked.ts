/** Red flags of which nobody knows, as questions that are answered by present or absent; and what needs more than that. */
import type { Lacking, Unknown } from '../../api/answer';
import type { Fact } from '../../api/record';
import { word } from '../../i18n';
import { fieldsOf } from '../shared/facts/catalogue';
import type { Preset } from '../shared/facts/missing';
import { factOf } from '../shared/facts/values';
import { presenceOf } from '../shared/unaskedFlags';

/** What may be answered; what is not known is not recorded. */
export type Reply = 'present' | 'absent' | 'unknown';

/** A question that present or absent answers, and the red flags that ask it. */
export interface Question {
  /** The node's words for what is missing. */
  what: string;
  preset: Preset;
  flags: string[];
}

/** What is asked about red flags, and what more they need. */
export interface Asked {
  questions: Question[];
  rest: Unknown[];
}

/** What is asked about red flags: each question once, in the order of the answer; and what each flag needs beside that. */
export function questionsOf(unknown: readonly Unknown[], known: readonly Lacking[]): Asked {
  const questions = new Map<string, Question>();
  const rest: Unknown[] = [];
  for (const flag of unknown) {
    const more = flag.missing.filter((what) => {
      const preset = presenceOf(what, known);
      if (!preset) return true;
      const before = questions.get(what);
      questions.set(what, { what, preset, flags: [...(before?.flags ?? []), flag.question] });
      return false;
    });
    if (more.length > 0) rest.push({ ...flag, missing: more });
  }
  return { questions: [...questions.values()], rest };
}

/** What is no longer asked, and what is asked now. */
export interface Changed {
  gone: Question[];
  fresh: Question[];
}

/** How the questions changed by what others recorded: what was answered here, `done`, is no change. */
export function changedBetween(
  before: readonly Question[],
  now: readonly Question[],
  done: ReadonlyMap<string, unknown>,
): Changed {
  const without = (some: readonly Question[], others: readonly Question[]) =>
    some.filter(({ what }) => !done.has(what) && !others.some((one) => one.what === what));
  return { gone: without(before, now), fresh: without(now, before) };
}

/** What is asked, in a few words. */
export function sayQuestion({ preset: { kind, values } }: Question): string {
  const subject = fieldsOf(kind).find((field) => field.subject);
  return subject?.type === 'choice' ? word(subject.words, String(values[subject.name])) : kind;
}

/** The fact that an answer is. */
export function factFrom({ preset: { kind, values } }: Question, reply: 'present' | 'absent'): Fact {
  return factOf(kind, fieldsOf(kind), { ...values, presence: reply });
}
