/** What a stored picture says about itself, as the viewer and the module need it. */
import type { OneImage } from '../../api/queries';
import type { FilmFacts } from '../../measure';
import type { Film, PictureInfo } from '../../viewer/engine/picture';

type Described = NonNullable<OneImage['film']>;

/** The film for the viewer; null while its tiles are being made. */
export function filmOf(image: OneImage): Film | null {
  if (!image.picture) return null;
  return {
    id: image.id,
    info: image.picture as unknown as PictureInfo,
    aspect: image.film ? aspectOf(image.film) : 1,
  };
}

/** What decides how landmarks on it are measured. */
export function factsOf(image: OneImage): FilmFacts {
  const film = image.film;
  const level = image.picture?.levels[0];
  return {
    columns: film?.columns ?? level?.columns ?? 1,
    rows: film?.rows ?? level?.rows ?? 1,
    spacing: film ? spacingOf(film) : null,
    calibration: film?.calibration ?? 'none',
    facing: film?.facing === 'left' || film?.facing === 'right' ? film.facing : null,
    posture: film?.posture ?? null,
  };
}

/** Millimetres, or the shape of a pixel where there are none. */
function spacingOf(film: Described): FilmFacts['spacing'] {
  if (film.spacing_mm) return film.spacing_mm;
  return film.width_over_height ? { row: 1, column: film.width_over_height } : null;
}

function aspectOf(film: Described): number {
  if (film.spacing_mm) return film.spacing_mm.column / film.spacing_mm.row;
  return film.width_over_height ?? 1;
}
