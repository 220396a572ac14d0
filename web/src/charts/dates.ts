/** Days on the width of a chart. */
import { type ScaleTime, scaleUtc } from 'd3-scale';

export type DateScale = ScaleTime<number, number>;

const DAY_MS = 86_400_000;
const YEAR = 365.25;

/** A day of the record as a moment: midnight, the same everywhere. */
export function dayAt(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`);
}

/**
 * The days from the first to the last, with `margin` left free on both sides; a single day stands in the middle of a year.
 */
export function dateScale(days: readonly string[], left: number, right: number, margin = 48): DateScale {
  const moments = days.map((day) => dayAt(day).getTime());
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const alone = first === last ? (YEAR / 2) * DAY_MS : 0;
  const inner = Math.max(right - left - 2 * margin, 1);
  const spare = ((last - first + 2 * alone) / inner) * margin;
  return scaleUtc([first - alone - spare, last + alone + spare], [left, right]);
}

/** A mark of the date axis. */
export interface DateTick {
  x: number;
  text: string;
}

/** Round days for the axis, as many as fit, named as closely as they lie. */
export function dateTicks(scale: DateScale): DateTick[] {
  const [left = 0, right = 0] = scale.range();
  const ticks = scale.ticks(Math.max(2, Math.floor((right - left) / 84)));
  const [one, next] = ticks;
  const step = one && next ? (next.getTime() - one.getTime()) / DAY_MS : YEAR;
  const form: Intl.DateTimeFormatOptions =
    step > 360
      ? { year: 'numeric' }
      : step > 27
        ? { month: 'short', year: 'numeric' }
        : { day: 'numeric', month: 'short' };
  const named = new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' });
  return ticks.map((tick) => ({ x: scale(tick), text: named.format(tick) }));
}
