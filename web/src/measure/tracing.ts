/** The landmarks on a film, and what the module measures on them. */
import type { Placed, Sheet } from '../viewer/store/sheet';
import { coordinates, type FilmFacts, filmOf } from './film';
import type { Measure } from './load';
import type { Film, Tracing as ModuleTracing } from './pkg/upright_wasm.js';
import { Guard } from './trap';
import type { Definition, Line, Reading, Usual } from './types';

export type { FilmFacts } from './film';

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

/** A tracing in the module; `close` gives its memory back. Where the module stops in its work, nothing is measured any more. */
export class Tracing {
  readonly measure: Measure;
  /** Of the film, which changes no more. */
  readonly calibrationClass: string;
  /** Millimetres between rows; null where the film has none. */
  readonly rowSpacing: number | null;
  #film: Film;
  #tracing: ModuleTracing;
  #placed = new Map<string, Placed>();
  #guard: Guard;

  /** Throws a sentence where the film cannot be measured as it is set. `stopped` hears when the module stops in its work. */
  constructor(measure: Measure, facts: FilmFacts, sheet: Sheet, stopped: () => void = () => {}) {
    this.measure = measure;
    this.#guard = new Guard(stopped);
    this.#film = filmOf(measure, facts, sheet);
    this.calibrationClass = this.#film.calibration_class;
    this.rowSpacing = this.#film.spacing()[0] ?? null;
    this.#tracing = new measure.module.Tracing(this.#film);
    this.sync(sheet.landmarks);
  }

  /** The distance between two points: millimetres, or rows where the film has none. */
  distance(x0: number, y0: number, x1: number, y1: number): number {
    return this.#guard.ask(Number.NaN, () => this.#film.distance(x0, y0, x1, y1));
  }

  /** The circle through points on the outline of a ball, its radius in rows; null where they make none. */
  circle(outline: readonly { x: number; y: number }[]): { x: number; y: number; radius: number } | null {
    const [x, y, radius] = this.#guard.ask(new Float64Array(), () => this.#film.circle(coordinates(outline)));
    return x === undefined || y === undefined || radius === undefined ? null : { x, y, radius };
  }

  /** Brings what has changed into the module. */
  sync(landmarks: ReadonlyMap<string, Placed>): void {
    this.#guard.ask(undefined, () => {
      for (const [site, placed] of landmarks) {
        if (this.#placed.get(site) !== placed) this.#place(site, placed);
      }
      for (const site of this.#placed.keys()) {
        if (!landmarks.has(site)) this.#tracing.remove(this.measure.siteAt.get(site) ?? -1);
      }
      this.#placed = new Map(landmarks);
    });
  }

  /** One number a parameter, NaN where it is not measured; null where the module has stopped. */
  values(): Float64Array | null {
    return this.#guard.ask(null, () => this.#tracing.measure());
  }

  /** Low and high of each parameter in turn. */
  intervals(): Float64Array {
    return this.#guard.ask(new Float64Array(), () => this.#tracing.intervals(DRAWS));
  }

  /** Every parameter with its interval. */
  readings(): Reading[] {
    const bounds = this.intervals();
    const values = this.values();
    if (!values) return [];
    return this.measure.parameters.map((parameter) => ({
      parameter,
      value: known(values[parameter.index]),
      low: known(bounds[2 * parameter.index]),
      high: known(bounds[2 * parameter.index + 1]),
      open: this.openIn(parameter.index),
    }));
  }

  /** The sites that a parameter was read from and that nobody has confirmed. */
  openIn(parameter: number): string[] {
    const hasOpen = [...this.#placed.values()].some(({ confirmed }) => confirmed === false);
    if (!hasOpen) return [];
    return this.landmarksOf(parameter).filter((site) => this.#placed.get(site)?.confirmed === false);
  }

  /** Why nothing can be measured as the landmarks lie; empty = it can. */
  get refusal(): string {
    return this.#guard.ask('', () => this.#tracing.refusal);
  }

  /** Both ends of each endplate that points backwards, where that is why nothing can be measured. */
  swapped(): [string, string][] {
    const numbers = this.#guard.ask(new Uint16Array(), () => this.#tracing.swapped());
    const sites = Array.from(numbers, (site) => this.measure.sites[site] ?? '');
    return Array.from({ length: sites.length / 2 }, (_, at) => [
      sites[2 * at] ?? '',
      sites[2 * at + 1] ?? '',
    ]);
  }

  /** Whether most endplates point backwards: the patient probably faces the other way. */
  get facesAway(): boolean {
    return this.#guard.ask(false, () => this.#tracing.faces_away);
  }

  omission(parameter: number): string {
    return this.#guard.ask('', () => this.#tracing.omission(parameter));
  }

  warnings(): { code: string; text: string }[] {
    const words = this.#guard.ask([], () => this.#tracing.warnings());
    return Array.from({ length: words.length / 2 }, (_, index) => ({
      code: words[2 * index] ?? '',
      text: words[2 * index + 1] ?? '',
    }));
  }

  /** The lines that a parameter was read from. */
  lines(parameter: number): Line[] {
    const numbers = this.#guard.ask(new Float64Array(), () => this.#tracing.lines(parameter));
    return Array.from({ length: numbers.length / LINE }, (_, index) => {
      const [kind = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers.subarray(index * LINE, (index + 1) * LINE);
      return { kind: KINDS[kind] ?? 'connection', x0, y0, x1, y1 };
    });
  }

  /** The sites that a parameter was read from. */
  landmarksOf(parameter: number): string[] {
    const numbers = this.#guard.ask(new Uint16Array(), () => this.#tracing.landmarks_of(parameter));
    return Array.from(numbers, (site) => this.measure.sites[site] ?? '');
  }

  /** Where a site is expected from what is placed; null = nothing tells. */
  expected(site: string): Expected | null {
    const number = this.measure.siteAt.get(site) ?? -1;
    const [x, y, reach] = this.#guard.ask(new Float64Array(), () => this.#tracing.expected(number));
    return x === undefined || y === undefined || reach === undefined ? null : { x, y, reach };
  }

  /** The radius with which a femoral head is proposed, in rows; null = nothing tells. */
  get headRadius(): number | null {
    return known(this.#guard.ask(Number.NaN, () => this.#tracing.expected_head_radius()));
  }

  /** What is usual for a parameter; null where no source says it. */
  usual(parameter: number, incidence: number | null, age: number | null): Usual | null {
    return this.#guard.ask(null, () => {
      const found = this.measure.module.usual(parameter, incidence ?? Number.NaN, age ?? Number.NaN);
      if (!found) return null;
      const { value, source, flag } = found;
      const [text = source] = this.measure.module.citation(source);
      const usual = { value, spread: known(found.spread), source: text, flag };
      found.free();
      return usual;
    });
  }

  /** What a parameter is, in words; null where the module has stopped. */
  definition(parameter: number): Definition | null {
    const { module } = this.measure;
    return this.#guard.ask(null, () => ({
      definition: module.definition(parameter),
      formula: module.formula_in_words(parameter),
      needs: module.needs_in_words(parameter),
      sources: module.sources(parameter).map((id) => {
        const [text = '', address = ''] = module.citation(id);
        return { id, text, address };
      }),
    }));
  }

  /** Gives the memory back; what a module that has stopped held is lost with it. */
  close(): void {
    this.#guard.ask(undefined, () => {
      this.#tracing.free();
      this.#film.free();
    });
  }

  #place(site: string, { x, y, radius, confirmed }: Placed): void {
    const number = this.measure.siteAt.get(site);
    if (number !== undefined) this.#tracing.place(number, x, y, radius ?? Number.NaN, confirmed !== false);
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
