/** The measuring side of a viewer: a tracing of the sheet, made anew when the film is set otherwise or the module has stopped. */
import { type FilmFacts, isTrap, type Measure, renewMeasure, Tracing } from '../measure';
import type { Placed, Sheet } from './store/sheet';

/**
 * How measuring stands: the module is not there yet; it is; it has stopped and is started anew; it has stopped again, or cannot
 * run here.
 */
export type MeasuringState = 'loading' | 'there' | 'anew' | 'stopped' | 'absent';

/** What is found on the landmarks as they lie. */
export interface Found {
  /** One number a parameter; null = nothing is measured. */
  values: Float64Array | null;
  refusal: string;
  swapped: readonly (readonly [string, string])[];
  facesAway: boolean;
}

const NOTHING: Found = { values: null, refusal: '', swapped: [], facesAway: false };

/** Measures for one viewer. */
export class Measuring {
  #facts: FilmFacts;
  #sheet: () => Sheet;
  /** Hears that the module has stopped or is there anew. */
  #changed: () => void;
  #measure: Measure | null = null;
  #tracing: Tracing | null = null;
  #state: MeasuringState = 'loading';
  #refusal = '';
  #isClosed = false;

  constructor(facts: FilmFacts, sheet: () => Sheet, changed: () => void) {
    this.#facts = facts;
    this.#sheet = sheet;
    this.#changed = changed;
  }

  get state(): MeasuringState {
    return this.#state;
  }

  get measure(): Measure | null {
    return this.#measure;
  }

  /** Null while there is none, or it can be trusted no more. */
  get tracing(): Tracing | null {
    return this.#tracing;
  }

  /** The module has come, or cannot come. */
  with(measure: Measure | null): void {
    this.#measure = measure;
    this.#state = measure ? 'there' : 'absent';
    this.retrace();
  }

  /** Begins again with a module that has stopped twice: somebody has put right what it stopped on. */
  again(): void {
    if (this.#measure) this.with(this.#measure);
  }

  /** A new tracing: what the film is has changed. */
  retrace(): void {
    this.#tracing?.close();
    this.#tracing = null;
    this.#refusal = '';
    if (!this.#measure || this.#state !== 'there') return;
    const measure = this.#measure;
    try {
      this.#tracing = new Tracing(measure, this.#facts, this.#sheet(), () => this.#stop(measure));
    } catch (error) {
      if (isTrap(error)) this.#stop(measure);
      else this.#refusal = error instanceof Error ? error.message : String(error);
    }
    // It may have stopped on the first landmarks.
    if (this.state !== 'there') this.#tracing = null;
  }

  /** What is measured on these landmarks. */
  of(landmarks: ReadonlyMap<string, Placed>): Found {
    const tracing = this.#tracing;
    if (!tracing) return { ...NOTHING, refusal: this.#refusal };
    tracing.sync(landmarks);
    const values = tracing.values();
    if (!values) return NOTHING;
    const refusal = tracing.refusal;
    if (!refusal) return { ...NOTHING, values };
    return { values, refusal, swapped: tracing.swapped(), facesAway: tracing.facesAway };
  }

  close(): void {
    this.#isClosed = true;
    this.#tracing?.close();
    this.#tracing = null;
  }

  #renewed = false;

  /** The module has stopped in its work: it is started anew, once; what is placed is not its business and stays. */
  #stop(measure: Measure): void {
    if (this.#isClosed) return;
    this.#tracing = null;
    this.#state = this.#renewed ? 'stopped' : 'anew';
    // Whoever asked is in the middle of something.
    queueMicrotask(this.#changed);
    if (this.#renewed) return;
    this.#renewed = true;
    const isThere = (anew: Measure | null) => {
      if (this.#isClosed) return;
      this.with(anew);
      this.#changed();
    };
    renewMeasure(measure).then(isThere, () => isThere(null));
  }
}
