/** Sentences about films and scores, for tables, targets and summaries. */
import type { Assessment } from '../../api/queries';
import { number, unitText } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { ago } from '../shared/value/age';
import { sayPosture } from '../shared/value/posture';
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

/** A value with its interval, what it may be used for, and how far its millimetres are trusted. */
export function measuredText({ value, unit, interval, usability, scale }: Measured): string {
  const text = limitedText(usability, quantity(value, unit));
  const withRange = interval ? `${text} (${rangeText(interval)})` : text;
  return scale ? `${withRange}, ${scale}` : withRange;
}

/** How a film was taken, within a line. */
export function postureText({ posture, extension }: Pick<Film, 'posture' | 'extension'>): string {
  const words = sayPosture(posture, extension);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The day of a film, and how long ago that was. */
export function dayWithAge(film: Film, { as_of: today }: Assessment): string {
  return today ? `${day(film.day)}, ${ago(film.day, today)}` : day(film.day);
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
