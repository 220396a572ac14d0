/** The kinds of fact that people record by a form, and the fields of each: as `upright.case/1` has them. The node checks what is entered. */

/** How a field is entered. `subject` = it says what the fact is about, which a correction keeps. */
export type Field = {
  /** The field's name; `thomas_deg.left` lies within `thomas_deg`. */
  name: string;
  required?: true;
  subject?: true;
  /** Said without its label where a fact is put into words. */
  bare?: true;
  /** Said after everything else. */
  late?: true;
} & (
  | { type: 'choice'; options: readonly string[]; words: WordGroup }
  | { type: 'choices'; options: readonly string[]; words: WordGroup }
  | { type: 'number'; unit?: string; unitOf?: string; whole?: true }
  | { type: 'text' }
  | { type: 'flag' }
  | { type: 'day' }
  | { type: 'segments' }
  | { type: 'range' }
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

const SIDES = ['left', 'right'] as const;
const PRESENCE = ['present', 'absent'] as const;
const OUTCOMES = [
  'helped',
  'did_not_help',
  'not_tolerated',
  'contraindicated',
  'unavailable',
  'declined',
  'not_expected_to_help',
] as const;
const DRUGS = [
  'nsaid',
  'paracetamol',
  'neuropathic',
  'muscle_relaxant',
  'opioid',
  'gastroprotection',
  'ace_inhibitor_or_arb',
  'diuretic',
  'anticoagulant',
  'antiplatelet',
  'ssri',
  'steroid',
  'lithium',
  'methotrexate',
  'dopamine_agonist',
  'antipsychotic',
  'seizure_threshold_lowering',
  'bisphosphonate',
  'denosumab',
  'teriparatide',
  'romosozumab',
] as const;

type Marks = { required?: true; subject?: true; bare?: true; late?: true };
const BARE: Marks = { bare: true };
const NEEDED: Marks = { bare: true, required: true };
const SUBJECT: Marks = { bare: true, required: true, subject: true };
const PART_OF_SUBJECT: Marks = { bare: true, subject: true };

const choice = (
  name: string,
  options: readonly string[],
  marks: Marks = {},
  words: WordGroup = 'fact.value',
): Field => ({ name, type: 'choice', options, words, ...marks });
const choices = (name: string, options: readonly string[], words: WordGroup = 'fact.value'): Field => ({
  name,
  type: 'choices',
  options,
  words,
});
const number = (name: string, unit?: string, marks: Marks = {}): Field => ({
  name,
  type: 'number',
  ...(unit !== undefined && { unit }),
  ...marks,
});
const whole = (name: string, marks: Marks = {}): Field => ({ name, type: 'number', whole: true, ...marks });
const text = (name: string, marks: Marks = {}): Field => ({ name, type: 'text', ...marks });
const flag = (name: string, marks: Marks = {}): Field => ({ name, type: 'flag', ...marks });
const day = (name: string): Field => ({ name, type: 'day' });
const level = (name: string, marks: Marks = {}): Field => choice(name, LEVELS, marks, 'fact.level');

/** What came of a treatment, and why it ended. */
const COURSE: readonly Field[] = [
  choice('outcome', OUTCOMES, BARE),
  text('reason'),
  text('adverse_event'),
  day('review_on'),
];

const STUDIES = [
  'standing_film',
  'extended_film',
  'frontal_film',
  'supine_film',
  'flexion_extension_films',
  'hip_and_knee_films',
  'ct',
  'whole_spine_ct',
  'ct_myelogram',
  'vascular_ct',
  'mri',
  'whole_spine_mri',
  'bone_scan',
  'bone_density',
  'emg',
  'infection_laboratory',
] as const;

/** Every kind with its fields, in the order in which people fill them in. */
export const CATALOGUE = {
  clinical_finding: [
    choice(
      'symptom',
      [
        'urinary_retention',
        'bladder_bowel_or_sexual_change',
        'perianal_numbness',
        'bilateral_progressive_radiculopathy',
        'rapidly_progressive_myelopathy',
        'sepsis',
        'suspected_infection',
        'unstable_fracture',
        'threatened_skin',
        'posture_drifts',
        'new_pain',
        'trauma',
        'sudden_change_of_posture',
        'radiculopathy',
        'axial_pain',
        'neurogenic_claudication',
        'myelopathic_signs',
        'sacroiliac_pain',
      ],
      SUBJECT,
      'fact.symptom',
    ),
    choice('presence', PRESENCE, NEEDED),
    level('root'),
    choice('side', SIDES, BARE),
    day('since'),
  ],
  strength: [
    level('root', SUBJECT),
    choice('side', SIDES, SUBJECT),
    whole('grade', { required: true }),
    day('onset'),
    flag('stable'),
  ],
  reflex: [
    choice('tendon', ['biceps', 'triceps', 'patellar', 'achilles'], SUBJECT),
    choice('side', SIDES, SUBJECT),
    choice('response', ['absent', 'reduced', 'normal', 'brisk'], NEEDED),
  ],
  joint_examination: [
    number('thomas_deg.left', 'deg'),
    number('thomas_deg.right', 'deg'),
    number('knee_extension_loss_deg.left', 'deg'),
    number('knee_extension_loss_deg.right', 'deg'),
    number('ankle_dorsiflexion_loss_deg.left', 'deg'),
    number('ankle_dorsiflexion_loss_deg.right', 'deg'),
  ],
  function: [
    number('walking_minutes', 'min'),
    number('standing_minutes', 'min'),
    choice('aid', ['none', 'stick', 'walker', 'wheelchair']),
    flag('horizontal_gaze'),
    number('height_mm', 'mm'),
  ],
  outcome: [
    choice(
      'instrument',
      [
        'odi',
        'nrs_back',
        'nrs_leg',
        'srs22_pain',
        'srs22_function',
        'srs22_self_image',
        'srs22_mental_health',
        'srs22_satisfaction',
        'srs22_total',
        'eq5d_index',
        'promis_physical_function',
        'promis_pain_interference',
        'mjoa',
      ],
      SUBJECT,
      'fact.instrument',
    ),
    number('score', undefined, NEEDED),
  ],
  judgement: [
    choice(
      'question',
      [
        'symptoms_due_to_deformity',
        'pseudarthrosis',
        'rod_fracture_symptomatic',
        'myelogram_changes_treatment',
        'root_or_neuropathy_unclear',
        'major_realignment_considered',
        'anterior_release_considered',
        'deformity_reducible',
        'extended_film_not_obtainable',
        'root_concordant',
      ],
      SUBJECT,
      'fact.question',
    ),
    flag('answer', NEEDED),
    text('reason'),
  ],
  goal: [text('text', NEEDED), flag('no_operation')],
  decision: [
    choice('choice', ['nonoperative', 'referral', 'operation', 'no_operation'], NEEDED),
    text('reason'),
    day('review_on'),
  ],
  drug_treatment: [
    choice('class', DRUGS, SUBJECT, 'fact.drug'),
    text('dose', BARE),
    number('weeks', 'wk', BARE),
    ...COURSE,
  ],
  physical_therapy: [
    number('weeks', 'wk', BARE),
    whole('sessions_attended'),
    choices('goals', ['hip_flexor_stretch', 'extensor_endurance', 'gait_aid', 'falls', 'prehabilitation']),
    ...COURSE,
  ],
  injection: [
    choice('purpose', ['therapeutic', 'diagnostic'], NEEDED),
    choice('approach', ['transforaminal', 'interlaminar', 'caudal'], BARE),
    level('root'),
    choice('side', SIDES, BARE),
    choices('agents', ['local_anaesthetic', 'non_particulate_steroid', 'particulate_steroid']),
    number('steroid_mg', 'mg'),
    flag('image_guided'),
    number('pain_before'),
    number('pain_after'),
    flag('provoked'),
    number('pain_at_two_weeks'),
    ...COURSE,
  ],
  brace: [
    choice(
      'purpose',
      ['correct_posture', 'fracture', 'post_operative', 'pain', 'reducible_camptocormia'],
      NEEDED,
    ),
    choice('state', ['ordered', 'worn', 'stopped'], NEEDED),
    number('hours_a_day', 'h'),
    ...COURSE,
  ],
  study: [
    choice('study', STUDIES, SUBJECT, 'fact.study_kind'),
    text('name', SUBJECT),
    choice('state', ['ordered', 'done', 'read', 'inadequate'], NEEDED),
    text('reason'),
  ],
  study_finding: [
    choice(
      'finding',
      [
        'rod_fracture',
        'anchor_failure',
        'screw_halo',
        'progressive_halo',
        'bridging_bone',
        'facet_fusion',
        'segment_motion',
        'junctional_failure',
        'junctional_kyphosis',
        'vertebral_fracture',
        'implant',
        'implant_impingement',
        'root_compression',
        'canal_stenosis',
        'cord_compression',
        'disc_degeneration',
        'spondylolisthesis',
        'infection',
        'paraspinal_fat',
        'focal_uptake',
        'denervation',
        'neuropathy',
        'myopathy',
        'joint_arthrosis',
      ],
      SUBJECT,
      'fact.finding',
    ),
    choice('presence', ['present', 'absent', 'equivocal'], NEEDED),
    level('level', PART_OF_SUBJECT),
    choice('side', SIDES, BARE),
    number('value'),
    { name: 'interval', type: 'range' },
    choice('status', ['confirmed', 'proposed', 'rejected'], NEEDED),
    text('study', { ...SUBJECT, late: true }),
    text('image', { late: true }),
    text('method', { late: true }),
  ],
  observation: [
    choice(
      'measure',
      [
        'albumin_g_l',
        'haemoglobin_g_l',
        'hba1c_percent',
        'egfr_ml_min',
        'crp_mg_l',
        'esr_mm_h',
        'platelets_10_9_l',
        'cotinine_ng_ml',
        'asa_class',
        'phq9',
        'pain_catastrophizing',
        'opioid_mme_per_day',
        'opioid_days',
        'timed_up_and_go_s',
        'falls_last_year',
        'pregnancy_weeks',
        'weight_loss_percent',
      ],
      SUBJECT,
      'fact.measure',
    ),
    { name: 'value', type: 'number', unitOf: 'measure', ...NEEDED },
  ],
  bone_density: [
    number('t_score'),
    number('vitamin_d_ng_ml', 'ng/mL'),
    level('hounsfield.level'),
    number('hounsfield.value', "[hnsf'U]"),
    number('hounsfield.kilovolts', 'kV'),
    flag('hounsfield.contrast'),
    flag('hounsfield.altered'),
  ],
  comorbidity: [
    choice(
      'condition',
      [
        'heart_failure',
        'cardiac_disease',
        'diabetes',
        'lung_disease',
        'hypertension',
        'dependent',
        'on_disability',
        'osteoporosis',
        'blood_clot',
        'bowel_incontinence',
        'parkinsonism',
        'dystonia',
        'multiple_system_atrophy',
        'axial_myopathy',
        'dropped_head',
        'normal_pressure_hydrocephalus',
        'myasthenia_or_als',
        'postural_drug',
        'stoop_relieved_claudication',
        'hip_or_knee_disease',
        'ankylosing_disease',
        'nicotine',
        'active_ulcer_or_bleed',
        'kidney_disease_3b_or_worse',
        'past_ulcer',
        'nsaid_asthma',
        'recent_bypass',
        'infarction_or_stroke',
        'recent_infarction_or_stroke',
        'uncontrolled_blood_pressure',
        'cirrhosis',
        'inflammatory_bowel_disease',
        'cancer',
        'coagulopathy',
        'sleep_apnoea',
        'difficult_airway',
        'cognitive_impairment',
        'blood_refusal',
        'lacks_social_support',
        'fragility_fracture',
        'skeletal_radiation',
        'bone_malignancy',
        'paget_disease',
        'raised_intracranial_pressure',
        'hla_b27',
        'andersson_lesion',
      ],
      SUBJECT,
      'fact.condition',
    ),
    choice('presence', PRESENCE, NEEDED),
  ],
  medication: [
    choice('class', DRUGS, SUBJECT, 'fact.drug'),
    choice('presence', PRESENCE, NEEDED),
    text('dose', BARE),
  ],
  allergy: [
    choice(
      'allergen',
      ['any', 'iodinated_contrast', 'gadolinium', 'local_anaesthetic', 'steroid', 'nsaid', 'metal', 'latex'],
      SUBJECT,
      'fact.allergen',
    ),
    choice('presence', PRESENCE, NEEDED),
    flag('severe'),
  ],
  device: [
    choice(
      'device',
      [
        'any',
        'pacemaker',
        'neurostimulator',
        'pump',
        'cochlear_implant',
        'aneurysm_clip',
        'hip_prosthesis',
        'knee_prosthesis',
        'spinal_implant',
        'other',
      ],
      SUBJECT,
      'fact.device',
    ),
    choice('presence', PRESENCE, NEEDED),
    choice('mr_status', ['safe', 'conditional', 'unsafe']),
    text('model'),
  ],
  event: [
    choice(
      'event',
      [
        'spine_operation',
        'spine_fusion',
        'hip_operation',
        'knee_operation',
        'vertebral_fracture',
        'junctional_kyphosis',
        'junctional_failure',
        'rod_fracture',
        'loss_of_correction',
      ],
      SUBJECT,
      'fact.event_kind',
    ),
  ],
  previous_fusion: [{ name: 'segments', type: 'segments' }, flag('others_mobile')],
  surgical_anatomy: [
    level('uppermost'),
    level('lowermost'),
    choice('lumbosacral', ['open', 'fused', 'interbody']),
    choice('approach', ['posterior', 'anterior', 'lateral', 'combined']),
    choice('metal', ['titanium', 'cobalt_chrome', 'stainless_steel', 'none']),
    flag('pelvic_anchors'),
    flag('transitional_vertebra'),
    choices('laminectomies', LEVELS, 'fact.level'),
    choices('complications', [
      'dural_tear',
      'infection',
      'junctional_failure',
      'pseudarthrosis',
      'implant_failure',
      'neurological_deficit',
    ]),
    text('maker'),
  ],
  coronal: [number('c7_csvl_mm', 'mm'), number('lumbar_cobb_deg', 'deg'), number('thoracic_cobb_deg', 'deg')],
  person: [
    day('birth_date'),
    number('age_years', 'a'),
    choice('sex', ['female', 'male', 'other'], BARE),
    number('body_mass_index', 'kg/m2'),
  ],
  frailty: [choice('index', ['masd_fi'], SUBJECT), number('score', undefined, NEEDED)],
  override: [
    text('item', { required: true, subject: true }),
    text('reason', { required: true }),
    text('instead'),
  ],
} as const satisfies Record<string, readonly Field[]>;

/** A kind of fact that has a form. */
export type FormKind = keyof typeof CATALOGUE;

/** Whether facts of this kind have a form. */
export function hasForm(kind: string): kind is FormKind {
  return kind in CATALOGUE;
}

/** The fields of a kind; none for a kind without a form. */
export function fieldsOf(kind: string): readonly Field[] {
  return hasForm(kind) ? CATALOGUE[kind] : [];
}

/** The outcomes that end a treatment and ask for a reason, as the record's description has it. */
export const OUTCOMES_WITH_REASON: readonly string[] = OUTCOMES.slice(2);
