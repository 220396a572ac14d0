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

/** Over so many days years are named, and nothing smaller. */
const YEARS = 2.5 * YEAR;

/** Half the room that the name of a mark takes. */
const HALF_NAME = 34;

/** Round days for the axis, as many as fit, named as closely as they lie; none whose name would not be seen whole. */
export function dateTicks(scale: DateScale): DateTick[] {
  const [left = 0, right = 0] = scale.range();
  const [first = new Date(), last = first] = scale.domain();
  const areYears = (last.getTime() - first.getTime()) / DAY_MS > YEARS;
  const ticks = scale
    .ticks(Math.max(2, Math.floor((right - left) / 84)))
    .filter((tick) => !areYears || tick.getUTCMonth() === 0);
  const [one, next] = ticks;
  const step = one && next ? (next.getTime() - one.getTime()) / DAY_MS : YEAR;
  const form: Intl.DateTimeFormatOptions =
    step > 360
      ? { year: 'numeric' }
      : step > 27
        ? { month: 'short', year: 'numeric' }
        : { day: 'numeric', month: 'short' };
  const named = new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' });
  return ticks
    .map((tick) => ({ x: scale(tick), text: named.format(tick) }))
    .filter(({ x }) => x - HALF_NAME >= 0 && x <= right);
}

/** Names of single days above the axis: the latest first, and none that would lie over another. */
export function dayNames(
  scale: DateScale,
  days: readonly string[],
  name: (day: string) => string,
): DateTick[] {
  const placed: DateTick[] = [];
  for (const day of [...new Set(days)].sort().reverse()) {
    const x = scale(dayAt(day));
    const isFree = placed.every((other) => Math.abs(other.x - x) >= 2.4 * HALF_NAME);
    if (isFree) placed.push({ x, text: name(day) });
  }
  return placed;
}
