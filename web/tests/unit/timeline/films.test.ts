import { describe, expect, it } from 'vitest';
import { filmsOf, measuredOn, signedFilms } from '../../../src/features/timeline/films';
import { assessed, assessment, comparison, entry, picture, profile } from './assessment';

const IMAGE = `ecbce99fc8d8${'0'.repeat(52)}`;
const SIGNED = 'film-ecbce99fc8d8-2';

describe('signedFilms', () => {
  it('finds the picture and the version of an entry', () => {
    const found = signedFilms(assessment([assessed(SIGNED, '2026-10-27', 'standing')]), [picture(IMAGE)]);
    expect(found).toEqual([{ entry: SIGNED, image: IMAGE, version: 2 }]);
  });

  it('finds none for landmarks without a picture', () => {
    const films = [assessed('film-2022-10-27', '2022-10-27', 'standing_extended')];
    expect(signedFilms(assessment(films), [picture(IMAGE)])).toEqual([]);
  });
});

describe('filmsOf', () => {
  const read = assessment(
    [
      assessed('lying', '2026-10-27', 'supine'),
      assessed('extended', '2026-10-27', 'standing_extended'),
      assessed(SIGNED, '2026-10-27', 'standing'),
      assessed('film-2022-10-27', '2022-10-27', 'standing_extended'),
    ],
    { comparisons: [comparison('film-2022-10-27', 'extended', 'progressed')] },
  );
  const entries = [entry(SIGNED, '2026-10-27', { kind: 'film', conditions: { reader: 'Dr. Demo' } })];
  const films = filmsOf(
    read,
    entries,
    [{ entry: SIGNED, image: IMAGE, version: 2 }],
    new Map([[SIGNED, profile(67.5)]]),
  );

  it('stand in order of days, and of one day as found, extended, lying', () => {
    expect(films.map((film) => film.entry)).toEqual(['film-2022-10-27', SIGNED, 'extended', 'lying']);
  });

  it('have the values of their profile with interval, use, limits and software', () => {
    const [, film] = films;
    expect(film && measuredOn(film, 'SVA')).toEqual({
      code: 'SVA',
      value: 67.5,
      scale: 'scale estimated',
      unit: 'mm',
      interval: { low: 63.5, high: 71.5 },
      usability: 'at_least',
      limits: ['KA 18.1°, above 10°'],
    });
    expect(film).toMatchObject({ calibrationClass: 'estimated', reader: 'Dr. Demo', image: IMAGE });
    expect(film?.software?.version).toBe('0.1.0');
  });

  it('have what the assessment itself names, where there is no profile', () => {
    const [film] = films;
    const measured = film && measuredOn(film, 'SVA');
    expect(measured?.value).toBe(101.5);
    expect(measured?.interval).toBeUndefined();
  });

  it('have no value that was not measured', () => {
    const lying = films.at(-1);
    expect(lying?.measured).toEqual([]);
  });
});
