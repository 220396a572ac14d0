/** Sentences about films and scores, for tables, targets and summaries. */
import { number, unitText } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { limitedText } from './drawing';
import type { Film, Measured, Parameter } from './films';

const DIGITS = 1;

/** A value with its unit, as 174.8 mm. */
export function quantity(value: number, unit: string): string {
  return `${number(value, DIGITS)}${unitText(unit)}`;
}

/** From where to where a value may lie. */
export function rangeText(interval: { low: number; high: number } | null | undefined): string | undefined {
  if (!interval) return undefined;
  return t('timeline.range', { low: number(interval.low, DIGITS), high: number(interval.high, DIGITS) });
}

/** A value with its interval and what it may be used for. */
export function measuredText({ value, unit, interval, usability }: Measured): string {
  const text = limitedText(usability ?? 'valid', quantity(value, unit));
  return interval ? `${text} (${rangeText(interval)})` : text;
}

/** How a film was taken. */
export function postureText({ posture }: Pick<Film, 'posture'>): string {
  return word('timeline.posture', posture);
}

/** A film in a few words: its day and its posture. */
export function filmText(film: Film): string {
  return `${day(film.day)}, ${postureText(film)}`;
}

/** A point of a film, for whoever does not see it. */
export function pointName(film: Film, measured: Measured, parameter: string): string {
  return [
    `${parameter} ${measuredText(measured)}`,
    filmText(film),
    film.image ? t('timeline.opens') : t('timeline.no_picture'),
  ].join(', ');
}

/** A parameter as it is called beside its chart. */
export function parameterName(code: Parameter): { short: string; long: string } {
  const group = `timeline.parameter.${code}`;
  return { short: word(group, 'short'), long: word(group, 'long') };
}

/** Words as the beginning of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
