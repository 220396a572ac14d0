/** What the motion of a segment says, and how it is written. */
import type { components } from '../../api/schema';
import { number } from '../../charts/numbers';

export type Segment = components['schemas']['MotionDocument']['segments'][number];

/** Degrees, with one decimal and without a minus before nothing. */
export const shownDegrees = (value: number): string => `${number(Math.round(value * 10) / 10 + 0, 1)}°`;

/** As far as it means anything: no agreed angle divides union from none. */
export function verdict(segment: Segment): 'fused_moves' | 'fused_still' | 'moves' | 'still' | null {
  if (segment.moves === null) return null;
  if (segment.was_to_be_fused) return segment.moves ? 'fused_moves' : 'fused_still';
  return segment.moves ? 'moves' : 'still';
}
