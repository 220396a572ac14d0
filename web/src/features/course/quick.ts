/** What can be recorded fast: each with the few fields that are asked for at once. */
import { t, word } from '../../i18n';
import type { Option } from '../../ui/combobox';
import {
  CATALOGUE,
  type Field,
  type FormKind,
  fieldsOf,
  OUTCOMES_WITH_REASON,
} from '../shared/facts/catalogue';
import type { Values } from '../shared/facts/values';

/** A fast entry: a kind of fact with something filled in, and at most four fields beside what and when. */
export interface Quick extends Option {
  kind: FormKind;
  values: Values;
  fields: readonly string[];
}

/** The most fields that a fast entry shows beside what and when. */
export const MOST_FIELDS = 4;

const of = (
  id: string,
  kind: FormKind,
  fields: readonly string[],
  values: Values = {},
): Omit<Quick, 'name'> => ({
  id,
  kind,
  values,
  fields,
});

const injection = (approach: string) =>
  of(`injection_${approach}`, 'injection', ['root', 'side', 'steroid_mg', 'outcome'], {
    purpose: 'therapeutic',
    approach,
  });

function options(kind: FormKind, name: string): readonly string[] {
  const field = fieldsOf(kind).find((one) => one.name === name);
  return field?.type === 'choice' ? field.options : [];
}

function named(quick: Omit<Quick, 'name'>, name: string): Quick {
  const also = word('course.alias', quick.id);
  return { ...quick, name, also: also === quick.id.replaceAll('_', ' ') ? '' : also };
}

/** Every fast entry, the most frequent first. */
export function quickEntries(): Quick[] {
  const treatments = [
    of('physical_therapy', 'physical_therapy', ['weeks', 'sessions_attended', 'outcome', 'reason']),
    injection('transforaminal'),
    injection('interlaminar'),
    injection('caudal'),
    of('block', 'injection', ['root', 'side', 'pain_before', 'pain_after'], {
      purpose: 'diagnostic',
      agents: ['local_anaesthetic'],
    }),
    of('brace', 'brace', ['purpose', 'state', 'outcome', 'reason']),
  ];
  const others = [
    of('function', 'function', ['walking_minutes', 'standing_minutes', 'aid', 'horizontal_gaze']),
    of('goal', 'goal', ['text', 'no_operation']),
    of('decision', 'decision', ['choice', 'reason', 'review_on']),
  ];
  const kindly = (quick: Omit<Quick, 'name'>) => named(quick, word('course.quick_kind', quick.id));
  const drugs = options('drug_treatment', 'class').map((drug) =>
    named(
      of(drug, 'drug_treatment', ['dose', 'weeks', 'outcome', 'reason'], { class: drug }),
      word('fact.drug', drug),
    ),
  );
  const scores = options('outcome', 'instrument').map((score) =>
    named(of(score, 'outcome', ['score'], { instrument: score }), word('fact.instrument', score)),
  );
  const [nsaid, ...otherDrugs] = drugs;
  return [
    ...(nsaid ? [nsaid] : []),
    ...treatments.map(kindly),
    ...scores,
    ...others.map(kindly),
    ...otherDrugs,
  ];
}

/** The fast entry of a step of the course. */
export function quickOfStep(code: string): string {
  return code === 'injection' ? 'injection_transforaminal' : code;
}

/**
 * The fields that are shown: as listed, and where an outcome or a warning asks for a reason that is not among them, the reason in
 * the place of the field that is missed least.
 */
export function shownFields(quick: Quick, values: Values, isWarned = false): Field[] {
  const all = CATALOGUE[quick.kind] as readonly Field[];
  const asks = isWarned || OUTCOMES_WITH_REASON.includes(String(values.outcome ?? ''));
  const names = asks ? withReason(quick.fields) : quick.fields;
  const isRequired = (field: Field) => asks && field.name === 'reason';
  return names.flatMap((name) => {
    const field = all.find((one) => one.name === name);
    return field ? [isRequired(field) ? { ...field, required: true as const } : field] : [];
  });
}

const MISSED_LEAST = ['steroid_mg', 'pain_after'];

function withReason(fields: readonly string[]): readonly string[] {
  if (fields.includes('reason')) return fields;
  const [least] = MISSED_LEAST.filter((name) => fields.includes(name));
  return [...fields.filter((name) => name !== least), 'reason'];
}

/** What the announcement says that something was recorded. */
export function sayRecorded(quick: Quick): string {
  return t('course.recorded', { what: quick.name });
}
