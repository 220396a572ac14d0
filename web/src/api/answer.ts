/**
 * What to do next, as the node answers it.
 *
 * A conclusion stands in many places of the document and says something more in each. The generated types leave that out, so it
 * stands here, word for word as in the description of `upright.answer/1`.
 */
import type { components } from './schema';

type Schemas = components['schemas'];
type Document = Schemas['AnswerDocument'];

/** What a rule came to, with everything that it rests on. */
export type Conclusion = Schemas['AnswerDocument.conclusion'];

/** A red flag that is raised; one that is part of a more urgent one is no second matter. */
export type RedFlag = Conclusion & {
  tier: 'emergency_now' | 'urgent_days' | 'context_only';
  part_of: string | null;
};

/** Something of which nobody knows, with what would have to be known. */
export type Unknown = Conclusion & { missing: string[] };

/** A red flag of which nobody knows; where a needed study answers it, nobody is asked before that is read. */
export type UnknownFlag = Unknown & { waits_for: BoardItem['study'] | null };

/** Facts that cannot both be so. */
export type Contradiction = Conclusion & { facts: string[]; entries: Schemas['AnswerDocument.origin'][] };

/** How far a study is needed. */
export type Need = Document['board'][number]['need'];

/** A study of the board. */
export type BoardItem = Omit<Document['board'][number], 'why'> & { why: (Conclusion & { need: Need })[] };

/** A caution about a step, or about what is no step. */
export type Caution = Conclusion & {
  about: string;
  level: 'contraindicated' | 'avoid' | 'note' | 'coverage';
};

/** A caution of which nobody knows: what is to be asked before the study, the step or the drug that it is about. */
export type Asked = Unknown & Pick<Caution, 'about' | 'level'>;

/** Something said about an order, a wish, a test or a treatment. */
export type About = Conclusion & { about: string };

/** A step of the nonoperative course. */
export type Step = Omit<Document['course']['steps'][number], 'applies' | 'ask' | 'cautions'> & {
  applies: Conclusion[];
  ask: Asked[];
  cautions: Caution[];
};

/** The nonoperative course. */
export type Course = Omit<Document['course'], 'answers' | 'ask' | 'besides' | 'steps'> & {
  answers: About[];
  ask: Asked[];
  besides: Caution[];
  steps: Step[];
};

/** The elective indication. */
export type Indication = Conclusion & {
  verdict: 'referral_advised' | 'not_yet' | 'cannot_tell' | 'patient_decision';
  in_words: string;
  because: string[];
  missing: string[];
  would_change: string[];
  unexamined: string[];
};

/** Something to be optimised before an operation. */
export type Readiness = Conclusion & { item: string; owner: string; recheck: string };

/** Something to be done next. */
export type Next = Document['next'][number];

/** Something that would have to be known: its words, the fact that they are about, and why it is not known. */
export type Lacking = Document['missing'][number];

/** The answer as a whole. */
export type Answer = Omit<
  Document,
  | 'red_flags'
  | 'red_flags_unknown'
  | 'handling'
  | 'handling_unknown'
  | 'contradictions'
  | 'board'
  | 'course'
  | 'results'
  | 'indication'
  | 'readiness'
  | 'readiness_unknown'
> & {
  red_flags: RedFlag[];
  red_flags_unknown: UnknownFlag[];
  handling: Conclusion[];
  handling_unknown: Unknown[];
  contradictions: Contradiction[];
  board: BoardItem[];
  course: Course;
  results: About[];
  indication: Indication | null;
  readiness: Readiness[];
  readiness_unknown: Unknown[];
};
