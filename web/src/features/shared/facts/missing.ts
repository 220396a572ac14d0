/**
 * The form in which something can be recorded that the node calls missing.
 *
 * The node names the fact that is missing and why it is not known; its words are for people alone. What the page has no form for
 * stands without one.
 */
import type { Lacking } from '../../../api/answer';
import { t } from '../../../i18n';
import { CATALOGUE, type FormKind } from './catalogue';
import type { Values } from './values';

/** A form, and what is filled in already. */
export interface Preset {
  kind: FormKind;
  values: Values;
}

/** What can be done about something that is missing. */
export type Remedy = { form: Preset } | { entry: string } | { screen: 'study' | 'workup' | 'indication' };

const form = (kind: FormKind, values: Values = {}): Remedy => ({ form: { kind, values } });

/** Groups of facts whose second word is what a form begins with. */
const NAMED: Readonly<Record<string, { kind: FormKind; field: string }>> = {
  symptom: { kind: 'clinical_finding', field: 'symptom' },
  condition: { kind: 'comorbidity', field: 'condition' },
  drug: { kind: 'medication', field: 'class' },
  allergy: { kind: 'allergy', field: 'allergen' },
  device: { kind: 'device', field: 'device' },
  event: { kind: 'event', field: 'event' },
  judgement: { kind: 'judgement', field: 'question' },
  observation: { kind: 'observation', field: 'measure' },
  score: { kind: 'outcome', field: 'instrument' },
  finding: { kind: 'study_finding', field: 'finding' },
};

/** Facts and groups of facts that have no name of their own in a form; the longest beginning counts. */
const FIXED: Readonly<Record<string, Remedy>> = {
  age: form('person'),
  body_mass_index: form('person'),
  pregnancy: form('observation', { measure: 'pregnancy_weeks' }),
  frailty: form('frailty', { index: 'masd_fi' }),
  device: form('device'),
  goal: form('goal'),
  'judgement.extended_film_not_obtainable': form('judgement', {
    question: 'extended_film_not_obtainable',
    answer: 'yes',
  }),
  'step.nsaid': form('drug_treatment', { class: 'nsaid' }),
  'step.physical_therapy': form('physical_therapy'),
  'step.injection': form('injection', { purpose: 'therapeutic' }),
  injection: form('injection', { purpose: 'therapeutic' }),
  block: form('injection', { purpose: 'diagnostic' }),
  radiculopathy: form('clinical_finding', { symptom: 'radiculopathy', presence: 'present' }),
  strength: form('strength'),
  joint: form('joint_examination'),
  coronal: form('coronal'),
  bone: form('bone_density'),
  'bone.hu.l1': form('bone_density', { 'hounsfield.level': 'L1' }),
  fusion: form('previous_fusion'),
  'fusion.since': form('event', { event: 'spine_fusion' }),
  'fusion.laminectomy': form('surgical_anatomy'),
  'fusion.earlier_infection': form('surgical_anatomy'),
  implants: form('surgical_anatomy'),
  'fracture.absent_on_ct': form('study_finding', { finding: 'vertebral_fracture', status: 'confirmed' }),
  film: { screen: 'study' },
  parameter: { screen: 'study' },
  malalignment: { screen: 'study' },
  progression: { screen: 'study' },
  flexibility: { screen: 'workup' },
  'term.elective_indication': { screen: 'indication' },
};

/** What stands in explanations of a film, which name no facts. */
const OF_FILMS: Readonly<Record<string, Remedy>> = {
  'a comparable film of an earlier day': { screen: 'study' },
  'a standing film with landmarks': { screen: 'study' },
  'a film on which the value may be used': { screen: 'study' },
  'a lying film, with legs straight': { screen: 'workup' },
  'knees and hips on the film': { screen: 'study' },
};

function named(fact: string): Remedy | undefined {
  const [group = '', code = ''] = fact.split('.');
  const found = NAMED[group];
  const field = found && CATALOGUE[found.kind].find((one) => one.name === found.field);
  if (!found || field?.type !== 'choice' || !(field.options as readonly string[]).includes(code))
    return undefined;
  return form(found.kind, { [found.field]: code });
}

function fixed(fact: string): Remedy | undefined {
  const parts = fact.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const found = FIXED[parts.slice(0, count).join('.')];
    if (found) return found;
  }
  return undefined;
}

function remedyOf({ fact, lack, entry }: Lacking): Remedy | undefined {
  // A finding that is proposed is decided on; one whose study was taken back is recorded anew.
  if (entry !== null && lack === 'proposed') return { entry };
  if (lack === 'contradicted') return undefined;
  if (lack === 'at_least') return { screen: 'study' };
  return FIXED[fact] ?? named(fact) ?? fixed(fact);
}

/** What can be done about something that is missing, of which `known` tells the fact; nothing where the page does not know. */
export function remedyFor(missing: string, known: readonly Lacking[]): Remedy | undefined {
  const found = known.find(({ text }) => text === missing);
  return found ? remedyOf(found) : OF_FILMS[missing];
}

/** What the button that opens the remedy is called. */
export function sayRemedy(remedy: Remedy): string {
  if ('form' in remedy) return t('entry.record');
  if ('entry' in remedy) return t('entry.decide');
  return t('entry.open');
}
