import { describe, expect, it } from 'vitest';
import { filmsOf, measuredOn } from '../../../src/features/timeline/films';
import { assessed, assessment, entry, picture } from './assessment';

const IMAGE = `ecbce99fc8d8${'0'.repeat(52)}`;
const SIGNED = 'film-ecbce99fc8d8-2';

describe('filmsOf', () => {
  const read = assessment([
    assessed('lying', '2026-10-27', 'supine'),
    assessed('extended', '2026-10-27', 'standing_extended', 90),
    assessed(SIGNED, '2026-10-27', 'standing', 67.5),
    assessed('film-2022-10-27', '2022-10-27', 'standing_extended', 101.5),
  ]);
  const entries = [entry(SIGNED, '2026-10-27', { kind: 'film', conditions: { reader: 'Dr. Demo' } })];
  const films = filmsOf(read, entries, [picture(IMAGE)]);

  it('stand in order of days, and of one day as found, extended, lying', () => {
    expect(films.map((film) => film.entry)).toEqual(['film-2022-10-27', SIGNED, 'extended', 'lying']);
  });

  it('have no values where the patient was bent: that is no course', () => {
    const bent = assessment([assessed('bent', '2026-10-27', 'bent_forwards', 90)]);
    const [film] = filmsOf(bent, [], []);
    expect(film?.posture).toBe('bent_forwards');
    expect(film?.measured).toEqual([]);
  });

  it('have the values of the assessment with interval, use, limits and scale', () => {
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
  });

  it('have their values without a picture too: whoever sees no pictures reads the same numbers', () => {
    const unseen = filmsOf(read, entries, []);
    const values = (of: typeof films) => of.map((film) => measuredOn(film, 'SVA')?.value);
    expect(values(unseen)).toEqual([101.5, 67.5, 90, undefined]);
    expect(values(unseen)).toEqual(values(films));
    expect(unseen.some(({ image }) => image !== undefined)).toBe(false);
  });

  it('have no value that is not defined on them', () => {
    const lying = films.at(-1);
    expect(lying?.measured).toEqual([]);
  });
});
