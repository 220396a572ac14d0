/** What earlier operations left, and what the frontal film shows. */
import { choice, choices, type Field, flag, LEVELS, level, number, text } from './field';

export const spine = {
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
} as const satisfies Record<string, readonly Field[]>;
