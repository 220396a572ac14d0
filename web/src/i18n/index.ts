/** Every text that people read comes from here; English is complete. */
import en from './en.json';

type Leaves<T, P extends string = ''> = T extends string
  ? P
  : { [K in keyof T & string]: Leaves<T[K], P extends '' ? K : `${P}.${K}`> }[keyof T & string];

/** The name of a text. */
export type MessageKey = Leaves<typeof en>;

type Values = Readonly<Record<string, string | number>>;

const plural = new Intl.PluralRules('en');

function found(key: string): string | undefined {
  const part = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], en);
  return typeof part === 'string' ? part : undefined;
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text called `key`, with `{name}` replaced by the values. */
export function t(key: MessageKey, values: Values = {}): string {
  return filled(found(key) ?? key, values);
}

/** The text for a word that the node sent, as `grade.valid`; the word itself where there is none, so that nothing is hidden. */
export function word(group: string, code: string): string {
  return found(`${group}.${code}`) ?? code.replaceAll('_', ' ');
}

/** The text for so many things: `key.one` or `key.other`. */
export function count(key: string, many: number, values: Values = {}): string {
  return filled(found(`${key}.${plural.select(many)}`) ?? found(`${key}.other`) ?? key, {
    count: many,
    ...values,
  });
}

/** A day as people read it: 26 Nov 2026. */
export function day(iso: string | null | undefined): string {
  if (!iso) return t('common.no_date');
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A moment as people read it, in their own time. */
export function moment(iso: string | null | undefined): string {
  if (!iso) return t('common.no_date');
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
