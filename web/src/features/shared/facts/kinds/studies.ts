/** Studies of the work-up, and what they show. */
import { BARE, choice, type Field, level, NEEDED, PART_OF_SUBJECT, SIDES, SUBJECT, text } from './field';

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

/** Findings between two vertebrae, of which the upper one is recorded. */
const OF_DISCS = [
  'bridging_bone',
  'facet_fusion',
  'segment_motion',
  'canal_stenosis',
  'disc_degeneration',
  'spondylolisthesis',
];

export const studies = {
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
    { ...level('level', PART_OF_SUBJECT), below: { of: 'finding', these: OF_DISCS } },
    choice('side', SIDES, BARE),
    { name: 'value', type: 'number', unitOf: 'finding' },
    { name: 'interval', type: 'range', unitOf: 'finding' },
    choice('status', ['confirmed', 'proposed', 'rejected'], NEEDED),
    text('study', { ...SUBJECT, late: true }),
    text('image', { late: true }),
    text('method', { late: true }),
  ],
} as const satisfies Record<string, readonly Field[]>;
