/** What the motion of a segment says, and how it is written. */
import type { components } from '../../api/schema';
import { number } from '../../charts/numbers';

export type Segment = components['schemas']['MotionDocument']['segments'][number];

/** Degrees, with one decimal and without a minus before nothing. */
export const shownDegrees = (value: number): string => `${number(Math.round(value * 10) / 10 + 0, 1)}°`;

/** As far as it means anything: no agreed angle divides union from none. */
export function verdict(segment: Segment): 'fused_moves' | 'fused_still' | 'moves' | null {
  if (segment.moves === null) return null;
  if (segment.was_to_be_fused) return segment.moves ? 'fused_moves' : 'fused_still';
  return segment.moves ? 'moves' : null;
}

/** Why nothing is proposed, where nothing is: what the record does not say, or the films do not show, is no still segment. */
export function whyNothing(
  segments: readonly Segment[],
): 'no_fusion' | 'none_shown' | 'not_told' | 'nothing' {
  const meant = segments.filter((segment) => segment.was_to_be_fused === true);
  if (segments.every((segment) => segment.was_to_be_fused === null)) return 'no_fusion';
  if (meant.length === 0) return 'none_shown';
  return meant.some((segment) => segment.moves === null) ? 'not_told' : 'nothing';
}

/** Segments of the lumbar spine and those that were to be fused, and the others; both from the head down. */
export function apart(segments: readonly Segment[]): [Segment[], Segment[]] {
  const isFirst = ({ upper, was_to_be_fused }: Segment) => upper.startsWith('L') || was_to_be_fused === true;
  return [segments.filter(isFirst), segments.filter((segment) => !isFirst(segment))];
}
