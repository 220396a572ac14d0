/** A film in the measuring module: as its file says, or as a person or a document says otherwise. */
import type { Sheet } from '../viewer/store/sheet';
import type { Measure } from './load';
import type { Film } from './pkg/upright_wasm.js';

/** What of a film decides how its landmarks are measured. */
export interface FilmFacts {
  columns: number;
  rows: number;
  /** Millimetres between pixels, or their shape where the calibration is `none`; null = not known. */
  spacing: { row: number; column: number } | null;
  calibration: string;
  facing: 'left' | 'right' | null;
  posture: string | null;
}

/** A calibration without a spacing takes trust from that of the film, and never gives any. */
const TAKES_TRUST = ['unknown', 'detector'];

/** How large a pixel is: as a document states it, else as the film says; in the order of the node. */
function scaleOf(
  facts: FilmFacts,
  stated: Sheet['settings']['stated'],
): Pick<FilmFacts, 'spacing' | 'calibration'> {
  if (stated?.spacing) return { spacing: stated.spacing, calibration: stated.calibration ?? 'unknown' };
  const said = stated?.calibration;
  const isLess =
    said === 'none' || (said !== undefined && TAKES_TRUST.includes(said) && facts.calibration !== 'none');
  return { spacing: facts.spacing, calibration: isLess ? said : facts.calibration };
}

/** The film of a sheet. Throws a sentence where it cannot be measured as it is set. */
export function filmOf(measure: Measure, facts: FilmFacts, sheet: Sheet): Film {
  const facing = sheet.settings.facing ?? facts.facing;
  if (!facing) throw new Error('Which way the patient faces is not known yet.');
  const { spacing, calibration } = scaleOf(facts, sheet.settings.stated);
  const [row, column] = spacing ? [spacing.row, spacing.column] : [Number.NaN, Number.NaN];
  const posture = sheet.settings.posture ?? facts.posture ?? 'unknown';
  const { Film } = measure.module;
  const film = new Film(facts.columns, facts.rows, row, column, calibration, facing, posture);
  return numbered(withThing(film, sheet.settings.known), sheet.rest?.numbering ?? null);
}

/** The film with the size of its pixels from a thing of known size; the film given is used up. */
function withThing(film: Film, thing: Sheet['settings']['known']): Film {
  if (!thing) return film;
  try {
    if (thing.kind === 'line')
      return film.with_line(thing.from.x, thing.from.y, thing.to.x, thing.to.y, thing.length_mm);
    return film.with_ball(coordinates(thing.outline), thing.diameter_mm);
  } finally {
    film.free();
  }
}

/** The film of a patient with so many vertebrae, where a document states how many; the film given is used up. */
function numbered(film: Film, numbering: { thoracic: number; lumbar: number } | null): Film {
  if (!numbering) return film;
  try {
    return film.with_numbering(numbering.thoracic, numbering.lumbar);
  } finally {
    film.free();
  }
}

/** The coordinates of points, x and y in turn. */
export function coordinates(points: readonly { x: number; y: number }[]): Float64Array {
  return new Float64Array(points.flatMap((point) => [point.x, point.y]));
}
