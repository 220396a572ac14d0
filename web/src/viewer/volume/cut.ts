/** The samples of one plane: asked for again whenever it moves, the last one that was wanted first. */
import type { Block, Progress, Samples } from '../engine/picture';
import type { Fetch } from '../engine/tiles';
import type { Basis, PlanePicture } from './geometry';
import { times, type Vector } from './vector';

/** How much of the volume a pixel shows. */
export type Slab = { kind: 'thin' } | { kind: 'mean' | 'highest'; thickness: number };

/** A plane that is wanted. */
export interface Wanted {
  picture: PlanePicture;
  basis: Basis;
  slab: Slab;
  coarse: boolean;
}

const NONE: Progress = { wanted: 0, there: 0, missing: [] };

const numbers = (vector: Vector) => vector.map((number) => Number(number.toFixed(6))).join(',');

/** The address of a plane. */
export function addressOf(volume: string, { picture, basis, slab }: Wanted): string {
  const { first, step, columns, rows } = picture;
  const asked = new URLSearchParams({
    first: numbers(first),
    across: numbers(times(basis.across, step)),
    down: numbers(times(basis.down, step)),
    columns: String(columns),
    rows: String(rows),
    slab: slab.kind,
    ...(slab.kind !== 'thin' && { thickness: String(slab.thickness) }),
  });
  return `/api/v1/volumes/${volume}/section?${asked}`;
}

/** The samples of the plane that is shown. */
export class Cut implements Samples {
  #volume: string;
  #fetch: Fetch;
  #forget: (block: Block) => void;
  #came: (wanted: Wanted) => void;
  #failed: (problem: unknown) => void;
  #block: Block | null = null;
  #shown: string | null = null;
  #next: Wanted | null = null;
  #asking: { address: string; coarse: boolean; stop: AbortController } | null = null;
  #hasFailed = false;
  #isClosed = false;

  constructor(
    volume: string,
    fetch: Fetch,
    forget: (block: Block) => void,
    heard: { came: (wanted: Wanted) => void; failed: (problem: unknown) => void },
  ) {
    this.#volume = volume;
    this.#fetch = fetch;
    this.#forget = forget;
    this.#came = heard.came;
    this.#failed = heard.failed;
  }

  /** Asks for a plane; what was asked for before is left, unless it is a quick look that is on its way. */
  ask(wanted: Wanted): void {
    this.#next = wanted;
    if (this.#asking && !this.#asking.coarse) this.#asking.stop.abort();
    if (!this.#asking?.coarse) void this.#go();
  }

  /** Whether what is shown is what is wanted. */
  get isCurrent(): boolean {
    return this.#next !== null && addressOf(this.#volume, this.#next) === this.#shown;
  }

  async #go(): Promise<void> {
    const wanted = this.#next;
    if (!wanted || this.#isClosed || this.isCurrent) return;
    const asking = {
      address: addressOf(this.#volume, wanted),
      coarse: wanted.coarse,
      stop: new AbortController(),
    };
    this.#asking = asking;
    try {
      const bytes = await this.#fetch(asking.address, asking.stop.signal);
      if (this.#isClosed) return;
      this.#take(wanted, bytes);
      this.#shown = asking.address;
      this.#came(wanted);
    } catch (problem) {
      if (asking.stop.signal.aborted || this.#isClosed) return;
      this.#hasFailed = true;
      this.#failed(problem);
      return;
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
    void this.#go();
  }

  #take({ picture: { columns, rows } }: Wanted, bytes: ArrayBuffer): void {
    const samples = new Uint16Array(bytes);
    if (samples.length !== columns * rows) throw new Error('a plane has another size than was asked for');
    if (this.#block) this.#forget(this.#block);
    this.#block = { samples, stride: columns, height: rows, left: 0, top: 0 };
    this.#hasFailed = false;
  }

  topAt(): Block | undefined {
    return this.#block ?? undefined;
  }

  get topFailed(): boolean {
    return this.#hasFailed;
  }

  at(): undefined {}

  want(): void {}

  retry(): void {
    if (this.#hasFailed) void this.#go();
  }

  get progress(): Progress {
    return NONE;
  }

  close(): void {
    this.#isClosed = true;
    this.#asking?.stop.abort();
    if (this.#block) this.#forget(this.#block);
    this.#block = null;
  }
}
