/** How each landmark looks: a shape and a colour for its part of the body, never colour alone. */

/** Parts of the body, from the head down. */
export type Part = 'cervical' | 'thoracic' | 'lumbar' | 'pelvis' | 'limb';

/** The part of the body that a site lies in. */
export function partOf(site: string): Part {
  if (/^(S1|femoral_head)/.test(site)) return 'pelvis';
  if (/^L\d/.test(site)) return 'lumbar';
  if (/^T\d/.test(site)) return 'thoracic';
  if (/^(knee|ankle)/.test(site)) return 'limb';
  return 'cervical';
}

/** The path of a part's shape about 0, 0: pelvis a circle, lumbar a square, thoracic a diamond, cervical and limb triangles. */
export const SHAPES: Record<Part, string> = {
  pelvis: 'M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z',
  lumbar: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
  thoracic: 'M0 -6L6 0L0 6L-6 0Z',
  cervical: 'M0 -6L5.5 4.5H-5.5Z',
  limb: 'M0 6L5.5 -4.5H-5.5Z',
};

/** Half the side of what a pointer must hit, in CSS pixels: 24 across (WCAG 2.5.8). */
export const HIT = 12;
