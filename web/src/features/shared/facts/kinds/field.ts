/** What a field of a fact is, and short ways to write one down. */

/** How a field is entered. `subject` = it says what the fact is about, which a correction keeps. */
export type Field = {
  /** The field's name; `thomas_deg.left` lies within `thomas_deg`. */
  name: string;
  /** The text of its name, where another kind of fact has a field of the same name. */
  label?: string;
  required?: true;
  subject?: true;
  /** Said without its label where a fact is put into words. */
  bare?: true;
  /** Said after everything else. */
  late?: true;
  /** Where the field `of` is one of `these`, what is meant is the disc below the vertebra. */
  below?: { of: string; these: readonly string[] };
} & (
  | { type: 'choice'; options: readonly string[]; words: WordGroup }
  | { type: 'choices'; options: readonly string[]; words: WordGroup }
  | { type: 'number'; unit?: string; unitOf?: string; whole?: true }
  | { type: 'text' }
  | { type: 'flag' }
  | { type: 'day' }
  | { type: 'segments' }
  | { type: 'range'; unitOf?: string }
);

/** The group of texts that names the words of a field. */
export type WordGroup =
  | 'fact.value'
  | 'fact.symptom'
  | 'fact.condition'
  | 'fact.drug'
  | 'fact.allergen'
  | 'fact.device'
  | 'fact.measure'
  | 'fact.instrument'
  | 'fact.finding'
  | 'fact.grade'
  | 'fact.study_kind'
  | 'fact.question'
  | 'fact.event_kind'
  | 'fact.level';

/** Vertebrae from above to below. */
export const LEVELS: readonly string[] = [
  ...Array.from({ length: 6 }, (_, at) => `C${at + 2}`),
  ...Array.from({ length: 13 }, (_, at) => `T${at + 1}`),
  ...Array.from({ length: 6 }, (_, at) => `L${at + 1}`),
  'S1',
];

/** Sides of the patient. */
export const SIDES = ['left', 'right'] as const;
/** Whether something is there. */
export const PRESENCE = ['present', 'absent'] as const;

export type Marks = { required?: true; subject?: true; bare?: true; late?: true };
export const BARE: Marks = { bare: true };
export const NEEDED: Marks = { bare: true, required: true };
export const SUBJECT: Marks = { bare: true, required: true, subject: true };
export const PART_OF_SUBJECT: Marks = { bare: true, subject: true };

export const choice = (
  name: string,
  options: readonly string[],
  marks: Marks = {},
  words: WordGroup = 'fact.value',
): Field => ({ name, type: 'choice', options, words, ...marks });
export const choices = (
  name: string,
  options: readonly string[],
  words: WordGroup = 'fact.value',
): Field => ({
  name,
  type: 'choices',
  options,
  words,
});
export const number = (name: string, unit?: string, marks: Marks = {}): Field => ({
  name,
  type: 'number',
  ...(unit !== undefined && { unit }),
  ...marks,
});
export const whole = (name: string, marks: Marks = {}): Field => ({
  name,
  type: 'number',
  whole: true,
  ...marks,
});
export const text = (name: string, marks: Marks = {}): Field => ({ name, type: 'text', ...marks });
export const flag = (name: string, marks: Marks = {}): Field => ({ name, type: 'flag', ...marks });
export const day = (name: string): Field => ({ name, type: 'day' });
export const level = (name: string, marks: Marks = {}): Field => choice(name, LEVELS, marks, 'fact.level');
