/** The landmarks on a film, and what the module measures on them. */
import type { Placed, Sheet } from '../viewer/store/sheet';
import type { Measure } from './load';
import type { Film, Tracing as ModuleTracing } from './pkg/upright_wasm.js';
import type { Line, Reading } from './types';

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

/** How many draws an interval rests on: as on the node. */
export const DRAWS = 1000;

const KINDS = ['endplate', 'connection', 'normal', 'vertical', 'horizontal', 'distance'] as const;
const LINE = 5;

/** Where a landmark is expected, and within how many rows. */
export interface Expected {
  x: number;
  y: number;
  reach: number;
}

/** A tracing in the module; `close` gives its memory back. */
export class Tracing {
  readonly measure: Measure;
  #film: Film;
  #tracing: ModuleTracing;
  #placed = new Map<string, Placed>();

  /** Throws a sentence where the film cannot be measured as it is set. */
  constructor(measure: Measure, facts: FilmFacts, sheet: Sheet) {
    this.measure = measure;
    this.#film = filmOf(measure, facts, sheet);
    this.#tracing = new measure.module.Tracing(this.#film);
    this.sync(sheet.landmarks);
  }

  get calibrationClass(): string {
    return this.#film.calibration_class;
  }

  /** Millimetres between rows; null where the film has none. */
  get rowSpacing(): number | null {
    return this.#film.spacing()[0] ?? null;
  }

  /** The distance between two points: millimetres, or rows where the film has none. */
  distance(x0: number, y0: number, x1: number, y1: number): number {
    return this.#film.distance(x0, y0, x1, y1);
  }

  /** Brings what has changed into the module. */
  sync(landmarks: ReadonlyMap<string, Placed>): void {
    for (const [site, placed] of landmarks) {
      if (this.#placed.get(site) !== placed) this.#place(site, placed);
    }
    for (const site of this.#placed.keys()) {
      if (!landmarks.has(site)) this.#tracing.remove(this.measure.siteAt.get(site) ?? -1);
    }
    this.#placed = new Map(landmarks);
  }

  /** One number a parameter, NaN where it is not measured. */
  values(): Float64Array {
    return this.#tracing.measure();
  }

  /** Low and high of each parameter in turn. */
  intervals(): Float64Array {
    return this.#tracing.intervals(DRAWS);
  }

  /** Every parameter with its interval. */
  readings(): Reading[] {
    const bounds = this.intervals();
    const values = this.values();
    return this.measure.parameters.map((parameter) => ({
      parameter,
      value: known(values[parameter.index]),
      low: known(bounds[2 * parameter.index]),
      high: known(bounds[2 * parameter.index + 1]),
    }));
  }

  /** Why nothing can be measured as the landmarks lie; empty = it can. */
  get refusal(): string {
    return this.#tracing.refusal;
  }

  omission(parameter: number): string {
    return this.#tracing.omission(parameter);
  }

  warnings(): { code: string; text: string }[] {
    const words = this.#tracing.warnings();
    return Array.from({ length: words.length / 2 }, (_, index) => ({
      code: words[2 * index] ?? '',
      text: words[2 * index + 1] ?? '',
    }));
  }

  /** The lines that a parameter was read from. */
  lines(parameter: number): Line[] {
    const numbers = this.#tracing.lines(parameter);
    return Array.from({ length: numbers.length / LINE }, (_, index) => {
      const [kind = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers.subarray(index * LINE, (index + 1) * LINE);
      return { kind: KINDS[kind] ?? 'connection', x0, y0, x1, y1 };
    });
  }

  /** The sites that a parameter was read from. */
  landmarksOf(parameter: number): string[] {
    return Array.from(this.#tracing.landmarks_of(parameter), (site) => this.measure.sites[site] ?? '');
  }

  /** Where a site is expected from what is placed; null = nothing tells. */
  expected(site: string): Expected | null {
    const [x, y, reach] = this.#tracing.expected(this.measure.siteAt.get(site) ?? -1);
    return x === undefined || y === undefined || reach === undefined ? null : { x, y, reach };
  }

  /** The radius with which a femoral head is proposed, in rows; null = nothing tells. */
  get headRadius(): number | null {
    return known(this.#tracing.expected_head_radius());
  }

  close(): void {
    this.#tracing.free();
    this.#film.free();
  }

  #place(site: string, { x, y, radius, confirmed }: Placed): void {
    const number = this.measure.siteAt.get(site);
    if (number !== undefined) this.#tracing.place(number, x, y, radius ?? Number.NaN, confirmed !== false);
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
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

function filmOf(measure: Measure, facts: FilmFacts, sheet: Sheet): Film {
  const facing = sheet.settings.facing ?? facts.facing;
  if (!facing) throw new Error('Which way the patient faces is not known yet.');
  const { spacing, calibration } = scaleOf(facts, sheet.settings.stated);
  const [row, column] = spacing ? [spacing.row, spacing.column] : [Number.NaN, Number.NaN];
  const posture = sheet.settings.posture ?? facts.posture ?? 'unknown';
  const film = new measure.module.Film(facts.columns, facts.rows, row, column, calibration, facing, posture);
  const thing = sheet.settings.known;
  if (!thing) return film;
  try {
    if (thing.kind === 'line')
      return film.with_line(thing.from.x, thing.from.y, thing.to.x, thing.to.y, thing.length_mm);
    return film.with_ball(
      new Float64Array(thing.outline.flatMap((point) => [point.x, point.y])),
      thing.diameter_mm,
    );
  } finally {
    film.free();
  }
}
