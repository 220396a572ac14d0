/** What a chart draws: values on days, and the lines between those that belong together. */

/** The form of a point; what it stands for is said in a legend. */
export type Shape = 'circle' | 'diamond' | 'square' | 'triangle';

/** How loud a point and its lines are. */
export type Tone = 'main' | 'second' | 'quiet';

/** A value at its place. */
export interface Point {
  /** Unique within the chart. */
  id: string;
  /** Points of several charts that belong together light up together. */
  group: string;
  x: number;
  value: number;
  /** Between which ends the value may lie; absent where that is not known. */
  interval?: { low: number; high: number };
  shape: Shape;
  /** Hollow: the value has a limit, which the label says. */
  hollow: boolean;
  tone: Tone;
  /** Stands beside the point where there is room. */
  label: string;
  /** Everything about the point, for whoever does not see it. */
  name: string;
}

/** A line between two points. */
export interface Link {
  from: string;
  to: string;
  tone: Tone;
}

/** A line across the chart to compare values with. */
export interface Reference {
  value: number;
  label: string;
  look: 'target' | 'cut_off';
}

/** A range of values over a stretch of days. */
export interface Band {
  from: number;
  to: number;
  low: number;
  high: number;
}
