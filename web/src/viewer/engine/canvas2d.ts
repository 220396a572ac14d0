/** The processor's back end: the same pixels on every machine. */
import { ordered, VALUES } from './lut';
import type { Block } from './picture';
import { type Grid, isEmpty, type Rectangle } from './sampling';

/** Something that draws blocks of samples as greys. */
export interface Painter {
  readonly name: 'cpu' | 'webgl2';
  /** Begins a frame of so many device pixels. */
  begin(width: number, height: number): void;
  /** Draws the pixels of a rectangle from a block. */
  draw(block: Block, grid: Grid, rectangle: Rectangle, coarse: boolean): void;
  /** Ends the frame. */
  end(): void;
  /** The greys from now on. */
  setLookUp(greys: Uint8Array, signed: boolean): void;
  /** Forgets what it keeps of a block. */
  forget(block: Block): void;
  /** The greys on the screen now, row by row from the top: for tests and for pictures that are saved. */
  read(): Uint8Array;
  dispose(): void;
}

const OPAQUE = 0xff000000;

/** Draws with the processor into a canvas. */
export class CanvasPainter implements Painter {
  readonly name = 'cpu';
  #context: CanvasRenderingContext2D;
  #frame: ImageData;
  #pixels: Uint32Array;
  /** Colours by the sample as it is stored, and greys by the ordered sample. */
  #colours = new Uint32Array(VALUES);
  #greys: Uint8Array = new Uint8Array(VALUES);
  #signed = false;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('this browser has no canvas');
    this.#context = context;
    this.#frame = new ImageData(1, 1);
    this.#pixels = new Uint32Array(this.#frame.data.buffer);
  }

  setLookUp(greys: Uint8Array, signed: boolean): void {
    if (greys === this.#greys && signed === this.#signed) return;
    for (let index = 0; index < greys.length; index++) {
      const grey = greys[index] ?? 0;
      // Indexed by the sample as it is stored: one step less a pixel.
      this.#colours[ordered(index, signed)] = OPAQUE | (grey << 16) | (grey << 8) | grey;
    }
    this.#signed = signed;
    this.#greys = greys;
  }

  begin(width: number, height: number): void {
    if (this.#frame.width !== width || this.#frame.height !== height) {
      this.#frame = new ImageData(Math.max(1, width), Math.max(1, height));
      this.#pixels = new Uint32Array(this.#frame.data.buffer);
    }
    this.#pixels.fill(OPAQUE);
  }

  draw(block: Block, grid: Grid, rectangle: Rectangle, coarse: boolean): void {
    if (isEmpty(rectangle)) return;
    if (coarse) this.#drawCoarse(block, grid, rectangle);
    else this.#drawFine(block, grid, rectangle);
  }

  /** Between four samples, in whole numbers. */
  #drawFine(block: Block, grid: Grid, { x0, y0, x1, y1 }: Rectangle): void {
    const { samples, stride, height, left, top } = block;
    const [lastX, lastY] = [stride - 1, height - 1];
    const flip = this.#signed ? 0x8000 : 0;
    const greys = this.#greys;
    const pixels = this.#pixels;
    const width = this.#frame.width;
    for (let y = y0; y < y1; y++) {
      const v = grid.startY + y * grid.stepY;
      const fy = (v >> 8) & 255;
      const row = (v >> 16) - top;
      const r0 = (row < 0 ? 0 : row > lastY ? lastY : row) * stride;
      const r1 = (row + 1 < 0 ? 0 : row + 1 > lastY ? lastY : row + 1) * stride;
      let u = grid.startX + x0 * grid.stepX;
      for (let x = x0, at = y * width + x0; x < x1; x++, at++, u += grid.stepX) {
        const fx = (u >> 8) & 255;
        const column = (u >> 16) - left;
        const c0 = column < 0 ? 0 : column > lastX ? lastX : column;
        const c1 = column + 1 < 0 ? 0 : column + 1 > lastX ? lastX : column + 1;
        const upper =
          ((samples[r0 + c0] as number) ^ flip) * (256 - fx) + ((samples[r0 + c1] as number) ^ flip) * fx;
        const lower =
          ((samples[r1 + c0] as number) ^ flip) * (256 - fx) + ((samples[r1 + c1] as number) ^ flip) * fx;
        const sample = (upper * (256 - fy) + lower * fy + 32_768) >>> 16;
        const grey = greys[sample] as number;
        pixels[at] = OPAQUE | (grey << 16) | (grey << 8) | grey;
      }
    }
  }

  /** One sample for two by two pixels, while something moves. */
  #drawCoarse(block: Block, grid: Grid, { x0, y0, x1, y1 }: Rectangle): void {
    const { samples, stride, height, left, top } = block;
    const [lastX, lastY] = [stride - 1, height - 1];
    const half = 32_768;
    const width = this.#frame.width;
    const pixels = this.#pixels;
    const colours = this.#colours;
    for (let y = y0; y < y1; y += 2) {
      const row = ((grid.startY + y * grid.stepY + half) >> 16) - top;
      const start = (row < 0 ? 0 : row > lastY ? lastY : row) * stride;
      const from = y * width;
      for (let x = x0; x < x1; x += 2) {
        const column = ((grid.startX + x * grid.stepX + half) >> 16) - left;
        const colour = colours[
          samples[start + (column < 0 ? 0 : column > lastX ? lastX : column)] as number
        ] as number;
        pixels[from + x] = colour;
        if (x + 1 < x1) pixels[from + x + 1] = colour;
      }
      if (y + 1 < y1) pixels.copyWithin(from + width + x0, from + x0, from + x1);
    }
  }

  end(): void {
    this.#context.putImageData(this.#frame, 0, 0);
  }

  read(): Uint8Array {
    return Uint8Array.from(this.#pixels, (pixel) => pixel & 255);
  }

  forget(): void {}

  dispose(): void {}
}
