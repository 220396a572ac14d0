/** What is tried without an operation, and what came of it. */
import { DRUGS } from './drugs';
import {
  BARE,
  choice,
  choices,
  day,
  type Field,
  flag,
  level,
  NEEDED,
  number,
  SIDES,
  SUBJECT,
  text,
  whole,
} from './field';

export const OUTCOMES = [
  'helped',
  'did_not_help',
  'not_tolerated',
  'contraindicated',
  'unavailable',
  'declined',
  'not_expected_to_help',
] as const;

/** What came of a treatment, and why it ended. */
const COURSE: readonly Field[] = [
  choice('outcome', OUTCOMES, BARE),
  text('reason'),
  text('adverse_event'),
  day('review_on'),
];

export const treatments = {
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
} as const satisfies Record<string, readonly Field[]>;
