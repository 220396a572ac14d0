/** The films of a case with what was measured on each: everything as the node says it, nothing simulated. */
import type { Assessment, Entry, Image, Profile, Schemas } from '../../api/queries';
import { t, word } from '../../i18n';
import { pictureOf } from '../shared/films';
import { factsOf } from './facts';

type AssessedFilm = Schemas['AssessmentDocument.film'];
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
  usability?: Usability;
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
  calibration?: string;
  calibrationClass?: string;
  /** How far its millimetres are trusted, in words. */
  scale: string;
  software?: Profile['software'];
  measured: Measured[];
}

/** The picture and the version of the landmarks that an entry of the record holds. */
export interface SignedFilm {
  entry: string;
  image: string;
  version: number;
}

/** The films whose landmarks were signed on a picture of the node. */
export function signedFilms(assessment: Assessment, images: readonly Image[]): SignedFilm[] {
  return assessment.films.flatMap(({ entry }) => {
    const image = pictureOf(entry, images);
    return image ? [{ entry, image, version: Number(entry.split('-').at(-1)) }] : [];
  });
}

/** Every dated film, from the earliest to the latest; those of one day as found, extended, lying. */
export function filmsOf(
  assessment: Assessment,
  entries: readonly Entry[],
  signed: readonly SignedFilm[],
  profiles: ReadonlyMap<string, Profile>,
): Film[] {
  const facts = new Map(factsOf(entries, 'film').map((found) => [found.id, found.fact]));
  const stated = statedValues(assessment);
  const films = assessment.films.flatMap((film): Film[] => {
    if (!film.effective_at) return [];
    const profile = profiles.get(film.entry);
    const fact = facts.get(film.entry);
    const values = profile?.measured.map(fromProfile) ?? [...(stated.get(film.entry)?.values() ?? [])];
    return [
      {
        entry: film.entry,
        day: film.effective_at,
        posture: film.posture,
        extension: film.knees_and_hips,
        grade: film.grade_in_words,
        scale: scaleOf(film, profile),
        measured: values.map((value) => withScale(withUsability(value, film), scaleOf(film, profile))),
        ...present({
          image: signed.find(({ entry }) => entry === film.entry)?.image,
          reader: fact?.conditions?.reader,
          calibration: profile?.calibration ?? fact?.landmarks?.frame.calibration,
          calibrationClass: profile?.calibration_class,
          software: profile?.software,
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

function rank({ posture }: Film): number {
  return posture === 'standing' ? 0 : posture === 'standing_extended' ? 1 : 2;
}

function fromProfile(measured: Profile['measured'][number]): Measured {
  const { code, value, unit, interval } = measured;
  return {
    code: code as Parameter,
    value,
    unit,
    limits: [],
    ...(interval && { interval: { low: interval.low, high: interval.high } }),
  };
}

/** What the assessment itself says was measured, for films of which the node has landmarks and no picture. */
function statedValues(assessment: Assessment): Map<string, Map<Parameter, Measured>> {
  const stated = new Map<string, Map<Parameter, Measured>>();
  const note = (entry: string, measured: Measured) => {
    const film = stated.get(entry) ?? new Map<Parameter, Measured>();
    stated.set(entry, film.set(measured.code, measured));
  };
  for (const { earlier, later, changes } of assessment.progression.comparisons) {
    for (const { code, unit, ...values } of changes) {
      note(earlier, { code, unit, value: values.earlier, limits: [] });
      note(later, { code, unit, value: values.later, limits: [] });
    }
  }
  const { film, values } = assessment.answer;
  for (const { code, unit, value, interval } of values) {
    if (film && value !== null) note(film, { code, unit, value, limits: [], ...(interval && { interval }) });
  }
  return stated;
}

function withUsability(measured: Measured, film: AssessedFilm): Measured {
  const use = film.parameters.find(({ code }) => code === measured.code);
  if (!use) return measured;
  return { ...measured, usability: use.usability, limits: (use.limits ?? []).map(({ found }) => found) };
}

/** As the profile has it, else as the assessment words it. */
function scaleOf({ criteria }: AssessedFilm, profile: Profile | undefined): string {
  const said = criteria.find(({ code }) => code === 'calibration')?.statement;
  return profile ? word('scale', profile.calibration_class) : (said ?? t('scale.not_told'));
}

/** The scale beside a length, and beside nothing else. */
function withScale(measured: Measured, scale: string): Measured {
  return measured.unit === 'mm' ? { ...measured, scale } : measured;
}

/** The fields that are there. */
function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
