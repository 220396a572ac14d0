/** The films of a case with what was measured on each: everything as the node says it, nothing simulated. */
import type { Assessment, Entry, Image, Schemas } from '../../api/queries';
import { word } from '../../i18n';
import { pictureOf } from '../shared/films';
import { scaleBeside } from '../shared/value/scale';
import { factsOf } from './facts';

type AssessedFilm = Schemas['AssessmentDocument.film'];
type AssessedValue = AssessedFilm['parameters'][number];
export type Parameter = Schemas['AssessmentDocument.parameter'];
export type Usability = Schemas['AssessmentDocument.usability'];
export type Posture = Schemas['AssessmentDocument.posture'];

/** What the course is read from: what changes with posture, and what does not. */
export const PARAMETERS: readonly Parameter[] = ['SVA', 'T1PA', 'PI_LL', 'PT', 'LL_L1S1', 'KA'];

/** What was measured on a film. */
export interface Measured {
  code: Parameter;
  value: number;
  unit: string;
  interval?: { low: number; high: number };
  usability: Usability;
  /** Of a length, how far the millimetres of the film are trusted. */
  scale?: string;
  /** Why it may not be used for more. */
  limits: string[];
}

/** A film. */
export interface Film {
  entry: string;
  day: string;
  posture: Posture;
  /** Whether knees and hips are extended on it. */
  extension: AssessedFilm['knees_and_hips'];
  grade: string;
  /** Its picture, where the node has one. */
  image?: string;
  reader?: string;
  /** What its millimetres come from. */
  calibration?: string;
  calibrationClass: AssessedFilm['calibration_class'];
  /** How far its millimetres are trusted, in words. */
  scale: string;
  measured: Measured[];
}

/** Every dated film, from the earliest to the latest; those of one day as found, extended, lying. */
export function filmsOf(assessment: Assessment, entries: readonly Entry[], images: readonly Image[]): Film[] {
  const facts = new Map(factsOf(entries, 'film').map((found) => [found.id, found.fact]));
  const films = assessment.films.flatMap((film): Film[] => {
    if (!film.effective_at) return [];
    const fact = facts.get(film.entry);
    return [
      {
        entry: film.entry,
        day: film.effective_at,
        posture: film.posture,
        extension: film.knees_and_hips,
        grade: film.grade_in_words,
        calibrationClass: film.calibration_class,
        scale: word('scale', film.calibration_class),
        // How far a patient bends is no course: it is read from both bent films together.
        measured: isBent(film) ? [] : film.parameters.flatMap((parameter) => measuredFrom(parameter, film)),
        ...present({
          image: pictureOf(film.entry, images),
          reader: fact?.conditions?.reader,
          calibration: fact?.landmarks?.frame.calibration,
        }),
      },
    ];
  });
  return films.sort((one, other) => one.day.localeCompare(other.day) || rank(one) - rank(other));
}

/** A value of a film; nothing where it was not measured. */
export function measuredOn(film: Film, code: Parameter): Measured | undefined {
  return film.measured.find((measured) => measured.code === code);
}

/** Whether the patient stood. */
export function isStanding(film: Pick<Film, 'posture'>): boolean {
  return film.posture === 'standing' || film.posture === 'standing_extended';
}

function isBent({ posture }: Pick<Film, 'posture'>): boolean {
  return posture === 'bent_forwards' || posture === 'bent_backwards';
}

function rank({ posture }: Film): number {
  return posture === 'standing' ? 0 : posture === 'standing_extended' ? 1 : 2;
}

/** Nothing where the value is not defined on this film. */
function measuredFrom(parameter: AssessedValue, film: AssessedFilm): Measured[] {
  const { code, value, unit, interval, usability, limits = [] } = parameter;
  if (value === null) return [];
  const scale = scaleBeside(unit, film.calibration_class);
  const found = limits.map((limit) => limit.found);
  return [{ code, value, unit, usability, limits: found, ...present({ interval, scale }) }];
}

/** The fields that are there. */
function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
