/** A fact in words. */
import { day, t, word } from '../../../i18n';
import { type Field, fieldsOf } from './catalogue';
import { type SegmentRow, within } from './values';

type Json = Record<string, unknown>;

/** A number with its unit, as people write it. */
export function withUnit(value: number | string, unit: string | undefined): string {
  const sign = unit === undefined ? '' : word('fact.unit', unit);
  if (sign === '') return String(value);
  return sign === '°' ? `${value}°` : `${value} ${sign}`;
}

/** The name of a field. */
export function labelOf(field: Field): string {
  return word('fact.field', (field.label ?? field.name).replace('.', '_'));
}

function segment({ upper, lower, mobility }: SegmentRow): string {
  return `${upper}–${lower} ${word('fact.value', mobility)}`;
}

function plain(field: Field, value: unknown, fact: Json): string {
  switch (field.type) {
    case 'choice': {
      const words = word(field.words, String(value));
      const isBelow = field.below?.these.includes(String(within(fact, field.below.of)));
      return isBelow ? t('fact.below', { level: words }) : words;
    }
    case 'choices':
      return (value as string[]).map((one) => word(field.words, one)).join(', ');
    case 'number':
      return `${withUnit(rounded(Number(value)), field.unit)}${unitOf(field, fact)}`;
    case 'flag':
      return t(value ? 'fact.yes' : 'fact.no');
    case 'day':
      return day(String(value));
    case 'segments':
      return (value as SegmentRow[]).map(segment).join(', ') || t('fact.no_segment');
    case 'range':
      return `${(value as number[]).map(rounded).join(' – ')}${unitOf(field, fact)}`;
    default:
      return `“${value}”`;
  }
}

/** The unit that follows from another field, as that of a laboratory value from what was measured, of a size from what was found. */
function unitOf(field: Field, fact: Json): string {
  if ((field.type !== 'number' && field.type !== 'range') || field.unitOf === undefined) return '';
  const unit = word('fact.measure_unit', String(within(fact, field.unitOf) ?? ''));
  return unit === '' || unit === '°' ? unit : ` ${unit}`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100).replace('-', '−');
}

function part(field: Field, fact: Json): string | null {
  const value = within(fact, field.name);
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.length === 0 && field.type !== 'segments') return null;
  const words = plain(field, value, fact);
  return field.bare ? words : `${labelOf(field)} ${words}`;
}

/** How a film was taken, as far as it is recorded. */
function film(fact: Json): string {
  const conditions = Object.entries((fact.conditions ?? {}) as Json);
  const said = conditions.map(([name, value]) => {
    const words = Array.isArray(value) ? value : [value];
    const text = words.map((one) =>
      typeof one === 'boolean' ? t(one ? 'fact.yes' : 'fact.no') : word('fact.value', String(one)),
    );
    return `${word('fact.field', `conditions_${name}`)} ${text.join(', ')}`;
  });
  return said.join(' · ');
}

/** What a fact says, without the name of its kind. */
export function sayFact(fact: Json & { kind: string }): string {
  if (fact.kind === 'film') return film(fact);
  if (fact.kind === 'withdrawal') return `“${String(fact.reason ?? '')}”`;
  const fields = fieldsOf(fact.kind);
  if (fields.length === 0) return JSON.stringify({ ...fact, kind: undefined });
  const said = (wanted: (field: Field) => boolean) =>
    fields
      .filter(wanted)
      .map((field) => part(field, fact))
      .filter((words) => words !== null);
  const subject = said((field) => Boolean(field.subject && !field.late)).join(', ');
  const rest = [...said((field) => !field.subject && !field.late), ...said((field) => Boolean(field.late))];
  return [subject, rest.join(' · ')].filter(Boolean).join(': ');
}

/** What a kind of fact is called. */
export function sayKind(kind: string): string {
  return word('fact.kind', kind);
}
