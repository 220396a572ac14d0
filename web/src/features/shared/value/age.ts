/** How long ago a film was taken, in words: always said, and never judged here. */
import { count, t } from '../../../i18n';

/** Units of a time, each said until the next larger one reads better. */
const SAID_UNTIL = { days: 28, weeks: 9, months: 24 } as const;
const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;

/** From one day to another: `14 months ago`. A day that is not before is today. */
export function ago(day: string, today: string): string {
  const [then, now] = [dateOf(day), dateOf(today)];
  const days = Math.max(0, Math.round((now.getTime() - then.getTime()) / DAY_MS));
  const weeks = Math.floor(days / DAYS_A_WEEK);
  const months = wholeMonths(then, now);
  if (days === 0) return t('age.today');
  if (days < SAID_UNTIL.days) return count('age.days', days);
  if (weeks < SAID_UNTIL.weeks) return count('age.weeks', weeks);
  if (months < SAID_UNTIL.months) return count('age.months', months);
  return count('age.years', Math.floor(months / 12));
}

function dateOf(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

function wholeMonths(then: Date, now: Date): number {
  const months = (now.getUTCFullYear() - then.getUTCFullYear()) * 12 + now.getUTCMonth() - then.getUTCMonth();
  return now.getUTCDate() < then.getUTCDate() ? months - 1 : months;
}
