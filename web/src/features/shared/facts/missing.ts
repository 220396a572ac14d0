/**
 * The form in which something can be recorded that the node calls missing.
 *
 * The node says what is missing in words alone. They are made of the same names that stand in the texts of this page, so that
 * the form can be found; where it is not found, the words stand without a form.
 */
import { t, word } from '../../../i18n';
import { CATALOGUE, type FormKind, type WordGroup } from './catalogue';
import type { Values } from './values';

/** A form, and what is filled in already. */
export interface Preset {
  kind: FormKind;
  values: Values;
}

/** What can be done about something that is missing. */
export type Remedy = { form: Preset } | { entry: string } | { screen: 'study' | 'workup' };

type Named = { kind: FormKind; field: string; words: WordGroup; extra?: Values };

const NAMED: readonly Named[] = [
  { kind: 'clinical_finding', field: 'symptom', words: 'fact.symptom' },
  { kind: 'comorbidity', field: 'condition', words: 'fact.condition' },
  { kind: 'medication', field: 'class', words: 'fact.drug' },
  { kind: 'allergy', field: 'allergen', words: 'fact.allergen' },
  { kind: 'device', field: 'device', words: 'fact.device' },
  { kind: 'event', field: 'event', words: 'fact.event_kind' },
  { kind: 'judgement', field: 'question', words: 'fact.question' },
  { kind: 'observation', field: 'measure', words: 'fact.measure' },
  { kind: 'outcome', field: 'instrument', words: 'fact.instrument' },
  { kind: 'study_finding', field: 'finding', words: 'fact.finding' },
];

/** What stands before the name in the node's words, and the kinds of fact that it can be about. */
const PHRASES: readonly [RegExp, readonly FormKind[]][] = [
  [/^whether there is an allergy to (.+)$/, ['allergy']],
  [/^whether there was a severe reaction to (.+)$/, ['allergy']],
  [/^whether there is (?:an? )?(.+)$/, ['clinical_finding', 'comorbidity', 'device']],
  [/^when (?:an? )?(.+) began$/, ['clinical_finding']],
  [/^whether the patient takes (.+)$/, ['medication']],
  [/^whether this ever happened: (.+)$/, ['event']],
  [/^the day of the latest (.+)$/, ['event']],
  [/^a clinician's answer: (.+)$/, ['judgement']],
  [/^whether a study shows (.+)$/, ['study_finding']],
  [/^(.+), a score$/, ['outcome']],
  [/^(.+)$/, ['observation']],
];

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/^an? /, '')
    .replace(/^device: /, '');

function codeOf({ kind, field, words }: Named, name: string): string | undefined {
  const found = CATALOGUE[kind].find((one) => one.name === field);
  if (found?.type !== 'choice') return undefined;
  return found.options.find((code) => bare(word(words, code)) === bare(name));
}

function named(missing: string): Preset | undefined {
  for (const [phrase, kinds] of PHRASES) {
    const name = phrase.exec(missing)?.[1];
    if (name === undefined) continue;
    for (const about of NAMED.filter((one) => kinds.includes(one.kind))) {
      const code = codeOf(about, name);
      if (code !== undefined) return { kind: about.kind, values: { [about.field]: code } };
    }
  }
  return undefined;
}

const form = (kind: FormKind, values: Values = {}): Remedy => ({ form: { kind, values } });

/** What has no name of its own in the texts of this page. */
const FIXED: Readonly<Record<string, Remedy>> = {
  "the patient's own goals": form('goal'),
  "a film with knees and hips extended, or a clinician's word that none can be had": form('judgement', {
    question: 'extended_film_not_obtainable',
    answer: 'yes',
  }),
  'what came of anti-inflammatory drugs': form('drug_treatment', { class: 'nsaid' }),
  'what came of physical therapy': form('physical_therapy'),
  'weeks of physical therapy': form('physical_therapy'),
  'sessions of physical therapy attended': form('physical_therapy'),
  'weeks for which an anti-inflammatory drug was taken': form('drug_treatment', { class: 'nsaid' }),
  'what came of epidural steroid injection': form('injection', { purpose: 'therapeutic' }),
  'the day of the latest steroid injection, or that there was none': form('injection', {
    purpose: 'therapeutic',
  }),
  'how the injection was or is to be given': form('injection', { purpose: 'therapeutic' }),
  'pain before a steroid injection and two weeks later': form('injection', { purpose: 'therapeutic' }),
  'pain before and after a diagnostic block': form('injection', { purpose: 'diagnostic' }),
  'root, side and provocation of the block': form('injection', { purpose: 'diagnostic' }),
  'a diagnostic block': form('injection', { purpose: 'diagnostic' }),
  'the root and side of the radiculopathy': form('clinical_finding', {
    symptom: 'radiculopathy',
    presence: 'present',
  }),
  'devices in the body, and what their labels say about MRI': form('device'),
  'whether there is a pregnancy': form('observation', { measure: 'pregnancy_weeks' }),
  'whether the pregnancy is over': form('observation', { measure: 'pregnancy_weeks' }),
  'the T score of DXA': form('bone_density'),
  'vitamin D': form('bone_density'),
  'the attenuation of L1 on a CT that allows a class': form('bone_density', { 'hounsfield.level': 'L1' }),
  'the attenuation of an intact vertebra on a CT that allows a class': form('bone_density'),
  'the items of a frailty index': form('frailty', { index: 'masd_fi' }),
  'the age': form('person'),
  'the body-mass index': form('person'),
  'body-mass index': form('person'),
  'which segments are fused, or that none is': form('previous_fusion'),
  'which segments are fused or ankylosed, and whether there is ankylosing disease': form('previous_fusion'),
  'which segments are ankylosed, or that none is': form('previous_fusion'),
  'whether the segments that are not listed move': form('previous_fusion'),
  'which operation on the spine fused it (event spine_fusion)': form('event', { event: 'spine_fusion' }),
  'what the implants are made of, or that there are none': form('surgical_anatomy'),
  'which vertebrae have no lamina': form('surgical_anatomy'),
  'strength by root and side': form('strength'),
  'Thomas test of both sides': form('joint_examination'),
  'extension of both knees': form('joint_examination'),
  'the distance of C7 from the midline, from the frontal film': form('coronal'),
  'the Cobb angles, from the frontal film': form('coronal'),
  'whether a CT of the whole spine, made since, shows a fracture': form('study_finding', {
    finding: 'vertebral_fracture',
    status: 'confirmed',
  }),
  'a comparable film of an earlier day': { screen: 'study' },
  'a standing film with landmarks': { screen: 'study' },
  'a film on which the value may be used': { screen: 'study' },
  'a lying film, with legs straight': { screen: 'workup' },
  'knees and hips on the film': { screen: 'study' },
};

const PROPOSED = /proposed \("([^"]+)"\): confirm or reject it$/;

/** What can be done about something that is missing; nothing where the page does not know. */
export function remedyFor(missing: string): Remedy | undefined {
  const entry = PROPOSED.exec(missing)?.[1];
  if (entry !== undefined) return { entry };
  const fixed = FIXED[missing];
  if (fixed) return fixed;
  const found = named(missing);
  return found && { form: found };
}

/** What the button that opens the remedy is called. */
export function sayRemedy(remedy: Remedy): string {
  if ('form' in remedy) return t('entry.record');
  if ('entry' in remedy) return t('entry.decide');
  return t('entry.open');
}
