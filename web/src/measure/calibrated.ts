/** What a ball or a ruler would make of the size of a pixel, before anybody says that it shall. */
import { type Known, type Sheet, settle } from '../viewer/store/sheet';
import { type FilmFacts, filmOf } from './film';
import type { Measure } from './load';
import { Tracing } from './tracing';

/** Millimetres between rows as they are and as they would be. */
export interface Calibrated {
  /** As the film or a document states it; null = it states none. */
  before: { row: number; calibration: string } | null;
  after: number;
  /** By how many per cent every length would be another one; null where there was none before. */
  change: number | null;
  /** What the module then says of the scale, where landmarks tell. */
  warning: string | null;
}

/** The warning of the module that the scale does not suit a person. */
const IMPLAUSIBLE = 'scale_implausible';

/** Before and after, with a thing of known size. Throws a sentence where the thing does not tell how large a pixel is. */
export function calibrated(measure: Measure, facts: FilmFacts, sheet: Sheet, thing: Known): Calibrated {
  // How large a pixel is does not depend on it.
  const film = { ...facts, facing: facts.facing ?? 'right' };
  const stated = filmOf(measure, film, settle(sheet, { known: undefined }));
  const [row] = stated.spacing();
  const before = row === undefined ? null : { row, calibration: stated.calibration_class };
  stated.free();
  const tracing = new Tracing(measure, film, settle(sheet, { known: thing }));
  tracing.values();
  const after = tracing.rowSpacing ?? Number.NaN;
  const warning = tracing.warnings().find(({ code }) => code === IMPLAUSIBLE)?.text ?? null;
  tracing.close();
  return { before, after, change: before && (after / before.row - 1) * 100, warning };
}
