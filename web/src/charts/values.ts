/** Values on the height of a chart. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';

export type ValueScale = ScaleLinear<number, number>;

/** How high a chart must reach. */
export interface Extent {
  /** Both ends of a scale that has ends, as 0 to 100 of a score. */
  ends?: readonly [number, number];
  /** The least that the height stands for, so that small differences are not drawn large. */
  least?: number;
  /** Values that must be in sight though no point has them, as 0 of a time. */
  with?: readonly number[];
}

/** From the least to the greatest value, rounded outwards; at the top of the chart the greatest. */
export function valueScale(
  values: readonly number[],
  top: number,
  bottom: number,
  { ends, least = 0, with: also = [] }: Extent = {},
): ValueScale {
  if (ends) return scaleLinear(ends, [bottom, top]);
  const low = Math.min(...values, ...also);
  const high = Math.max(...values, ...also);
  const spare = Math.max(0, least - (high - low)) / 2;
  return scaleLinear([low - spare, high + spare], [bottom, top]).nice(3);
}
