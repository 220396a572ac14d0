/** How films and scores are drawn. */
import { type DateScale, dayAt } from '../../charts/dates';
import { number } from '../../charts/numbers';
import { beside } from '../../charts/place';
import type { Point, Shape, Tone } from '../../charts/points';
import { t, word } from '../../i18n';
import { type Film, isStanding, type Measured, type Usability } from './films';

/** The form and loudness of a film's points, by posture. */
export function lookOf(film: Pick<Film, 'posture'>): { shape: Shape; tone: Tone } {
  if (film.posture === 'standing_extended') return { shape: 'circle', tone: 'main' };
  if (film.posture === 'standing') return { shape: 'diamond', tone: 'second' };
  if (film.posture === 'supine' || film.posture === 'prone') return { shape: 'square', tone: 'quiet' };
  return { shape: 'triangle', tone: 'quiet' };
}

/** Where each film stands: films of one day side by side, in their order. */
export function placesOf(films: readonly Film[], dates: DateScale): Map<string, number> {
  const days = [...new Set(films.map(({ day }) => day))];
  const placed = days.flatMap((day) => {
    const ofDay = films.filter((film) => film.day === day);
    const xs = beside(dates(dayAt(day)), ofDay.length);
    return ofDay.map((film, order): [string, number] => [film.entry, xs[order] ?? 0]);
  });
  return new Map(placed);
}

/** A value as it stands beside its point, with the word for what it may be used for. */
export function labelOf(film: Film, { value, usability }: Measured): string {
  const text = number(value, 0);
  return isStanding(film) ? limitedText(usability, text) : text;
}

/** A value with the word for its use, as "at least 67". */
export function limitedText(usability: Usability, text: string): string {
  if (usability === 'at_least') return t('timeline.at_least', { value: text });
  return usability === 'valid' ? text : `${text} ${word('timeline.use', usability)}`;
}

/** The point of a film. */
export function filmPoint(film: Film, measured: Measured, x: number, name: string): Point {
  return {
    id: film.entry,
    group: film.entry,
    x,
    value: measured.value,
    ...(measured.interval && { interval: measured.interval }),
    ...lookOf(film),
    hollow: measured.usability !== 'valid',
    label: labelOf(film, measured),
    name,
  };
}
