/** What is typed into a form, and the fact that it stands for. */
import type { Fact } from '../../../api/record';
import type { Field } from './catalogue';

/** A stretch of the spine, as it is entered. */
export interface SegmentRow {
  upper: string;
  lower: string;
  mobility: string;
}

/** What is entered in one field; an empty text is nothing. */
export type Entered = string | string[] | SegmentRow[];

/** What is entered, by the name of its field. */
export type Values = Readonly<Record<string, Entered>>;

type Json = Record<string, unknown>;

function parsed(field: Field, entered: Entered): unknown {
  switch (field.type) {
    case 'number':
      return Number(entered);
    case 'flag':
      return entered === 'yes';
    case 'range':
      return (entered as string[]).map(Number);
    default:
      return typeof entered === 'string' ? entered.trim() : entered;
  }
}

function isEmpty(entered: Entered | undefined): boolean {
  if (entered === undefined) return true;
  if (typeof entered === 'string') return entered.trim() === '';
  return entered.length === 0 || entered.every((part) => part === '');
}

function put(fact: Json, name: string, value: unknown): void {
  const [outer, inner] = name.split('.') as [string, string?];
  if (inner === undefined) fact[outer] = value;
  else fact[outer] = { ...(fact[outer] as Json | undefined), [inner]: value };
}

/** The fact that was entered; what was left empty is left out. */
export function factOf(kind: string, fields: readonly Field[], values: Values): Fact {
  const fact: Fact = { kind };
  for (const field of fields) {
    const entered = values[field.name];
    if (entered !== undefined && (!isEmpty(entered) || field.type === 'segments'))
      put(fact, field.name, parsed(field, entered));
  }
  return fact;
}

/** What stands in a fact under `thomas_deg.left` or a plain name. */
export function within(fact: Json, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((part, step) => (part as Json | null | undefined)?.[step] ?? undefined, fact);
}

function shown(field: Field, value: unknown): Entered {
  if (value === undefined || value === null) return '';
  if (field.type === 'flag') return value ? 'yes' : 'no';
  if (field.type === 'segments') return value as SegmentRow[];
  if (Array.isArray(value)) return value.map(String);
  return String(value);
}

/** What a form shows that corrects a fact. */
export function valuesOf(fields: readonly Field[], fact: Json): Values {
  return Object.fromEntries(fields.map((field) => [field.name, shown(field, within(fact, field.name))]));
}

/** Whether two facts of one kind are about the same: a correction keeps what it is about. */
export function isAboutTheSame(fields: readonly Field[], one: Json, other: Json): boolean {
  return fields
    .filter((field) => field.subject)
    .every((field) => (within(one, field.name) ?? '') === (within(other, field.name) ?? ''));
}
