/** What is judged, wished and decided. */
import { choice, day, type Field, flag, NEEDED, SUBJECT, text } from './field';

export const choices = {
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
} as const satisfies Record<string, readonly Field[]>;
