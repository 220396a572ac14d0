/** A film on a canvas: which tiles are drawn, when, and by whom. */
import { CanvasPainter, type Painter } from './canvas2d';
import { lookUp, meaningOf, type Shown, statedWindow, VALUES, type Window } from './lut';
import { type Block, type Film, levelAt, type Samples } from './picture';
import { type Part, windowOn, windowSeeing } from './presets';
import { type Grid, gridOf, levelFor, ONE, rectangleOn } from './sampling';
import { painterFor, type Renderer } from './select';
import { type Fetch, Tiles, tilesOn } from './tiles';
import { fitted, kept, type Point, type Size, toPicture, type View } from './view';

/** What the stage tells about itself. */
export interface StageState {
  renderer: 'cpu' | 'webgl2';
  /** Tiles of the sharpest level that this view needs, and how many of them are there. */
  wanted: number;
  there: number;
  missing: number;
  topFailed: boolean;
  /** The graphics card was lost, and the processor draws. */
  lostCard: boolean;
}

/** After so long without a change, what was drawn coarsely is drawn finely. */
const SETTLE_MS = 120;

/** Shows a film in an element. */
export class Stage {
  readonly element: HTMLElement;
  #film: Film;
  #canvas: HTMLCanvasElement;
  #painter: Painter;
  #tiles: Samples;
  #view: View;
  #size: Size = { width: 0, height: 0 };
  #ratio = 1;
  #shown: Shown = { window: null, inverted: false };
  #isFitted = true;
  #frame = 0;
  #settling = 0;
  #isMoving = false;
  #lostCard = false;
  #told: (state: StageState) => void;
  #viewed = new Set<(view: View) => void>();
  #resize: ResizeObserver;
  /** The greys of the look-up in use. */
  #greys: Uint8Array = new Uint8Array(VALUES);

  constructor(
    element: HTMLElement,
    film: Film,
    options: {
      renderer?: Renderer;
      told?: (state: StageState) => void;
      fetch?: Fetch;
      /** Where samples come from, if not as tiles of the film. */
      samples?: (changed: () => void, forget: (block: Block) => void) => Samples;
    } = {},
  ) {
    this.element = element;
    this.#film = film;
    this.#told = options.told ?? (() => {});
    this.#canvas = this.#newCanvas();
    this.#painter = painterFor(this.#canvas, options.renderer ?? null);
    const changed = () => this.#request(false);
    const forget = (block: Block) => this.#painter.forget(block);
    this.#tiles =
      options.samples?.(changed, forget) ?? new Tiles(film.id, film.info, changed, forget, options.fetch);
    this.#view = fitted(this.#picture, { width: 1, height: 1 }, film.aspect);
    this.#applyLookUp();
    this.#resize = new ResizeObserver(() => this.#measure());
    this.#resize.observe(element);
    this.#measure();
  }

  /** What is shown. */
  get film(): Film {
    return this.#film;
  }

  /** Shows another picture of the same kind, which its samples are of from now on, and this part of it. */
  setFilm(film: Film, view: View, moving = false): void {
    const { modality, voi, padding } = this.#film.info;
    const means = film.info;
    this.#film = film;
    if (means.modality !== modality || means.voi !== voi || means.padding !== padding) this.#applyLookUp();
    this.setView(view, moving);
  }

  get view(): View {
    return this.#view;
  }

  get size(): Size {
    return this.#size;
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** The window that is shown now. */
  get window(): Window {
    return this.#shown.window ?? statedWindow(this.film.info);
  }

  get #picture(): Size {
    const { columns, rows } = levelAt(this.film.info, 0);
    return { width: columns, height: rows };
  }

  /** The window that spans what is on the screen; null while that is not there. */
  windowHere(): Window | null {
    const { info } = this.film;
    const block = this.#tiles.topAt(info.top_from);
    const from = toPicture(this.#view, { x: 0, y: 0 });
    const to = toPicture(this.#view, { x: this.#size.width, y: this.#size.height });
    return block ? windowOn(info, block, { left: from.x, top: from.y, right: to.x, bottom: to.y }) : null;
  }

  /** The window in which this part of the film is seen, if it is darker than what the film's own window is made for. */
  windowSeeing(part: Part): Window | null {
    const { info } = this.film;
    const block = this.#tiles.topAt(info.top_from);
    return block ? windowSeeing(info, block, part, statedWindow(info)) : null;
  }

  /** Calls `heard` whenever the view changes; gives back how to stop that. */
  onView(heard: (view: View) => void): () => void {
    this.#viewed.add(heard);
    return () => this.#viewed.delete(heard);
  }

  /** Shows this part of the film. */
  setView(view: View, moving = true): void {
    this.#isFitted = false;
    this.#show(kept(view, this.#picture, this.#size), moving);
  }

  /** Shows the whole film, and goes on doing so when the element's size changes. */
  fit(): void {
    this.#isFitted = true;
    this.#show(fitted(this.#picture, this.#size, this.film.aspect), false);
  }

  /** Shows the film in this window. */
  setShown(shown: Shown, moving = false): void {
    this.#shown = shown;
    this.#applyLookUp();
    this.#request(moving);
  }

  /** Asks again for tiles that could not be had. */
  retry(): void {
    this.#tiles.retry();
    this.#request(false);
  }

  /** The value with a meaning at a point of the film; null where its tile is not there at full size. */
  valueAt(point: Point): number | null {
    const { tile } = this.film.info;
    const picture = this.#picture;
    if (point.x < 0 || point.y < 0 || point.x >= picture.width || point.y >= picture.height) return null;
    const [column, row] = [Math.floor(point.x), Math.floor(point.y)];
    const block =
      this.film.info.top_from === 0
        ? this.#tiles.topAt(0)
        : this.#tiles.at({ level: 0, x: Math.floor(column / tile), y: Math.floor(row / tile) });
    const sample = block?.samples[(row - block.top) * block.stride + (column - block.left)];
    if (sample === undefined) return null;
    return meaningOf(this.film.info, this.film.info.signed && sample >= 0x8000 ? sample - 0x1_0000 : sample);
  }

  /** Draws a part of the film into another canvas with the processor, from what is there: for the magnifier. */
  drawInto(painter: CanvasPainter, view: View, width: number, height: number, ratio: number): void {
    painter.setLookUp(this.#greys, this.film.info.signed);
    painter.begin(width, height);
    this.#paint(painter, view, width, height, ratio, false, false);
    painter.end();
  }

  /** The greys on the screen, for tests and for pictures that are saved. */
  read(): { greys: Uint8Array; width: number; height: number } {
    this.#draw(false);
    return { greys: this.#painter.read(), width: this.#canvas.width, height: this.#canvas.height };
  }

  get state(): StageState {
    const { wanted, there, missing } = this.#tiles.progress;
    return {
      renderer: this.#painter.name,
      wanted,
      there,
      missing: missing.length,
      topFailed: this.#tiles.topFailed,
      lostCard: this.#lostCard,
    };
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.#resize.disconnect();
    this.#tiles.close();
    this.#painter.dispose();
    this.#canvas.remove();
  }

  #newCanvas(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.className = 'film-canvas';
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#useProcessor();
    });
    this.element.prepend(canvas);
    return canvas;
  }

  /** The graphics card is gone: the processor goes on, on a canvas of its own. */
  #useProcessor(): void {
    this.#lostCard = true;
    this.#canvas.remove();
    this.#canvas = this.#newCanvas();
    this.#painter = new CanvasPainter(this.#canvas);
    this.#applyLookUp();
    this.#measure();
    this.#request(false);
  }

  #applyLookUp(): void {
    this.#greys = lookUp(this.film.info, this.#shown);
    this.#painter.setLookUp(this.#greys, this.film.info.signed);
  }

  #measure(): void {
    const { clientWidth, clientHeight } = this.element;
    if (clientWidth === 0 || clientHeight === 0) return;
    const before = this.#size;
    this.#size = { width: clientWidth, height: clientHeight };
    this.#ratio = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(clientWidth * this.#ratio);
    this.#canvas.height = Math.round(clientHeight * this.#ratio);
    if (this.#isFitted) this.fit();
    else this.#show({ ...this.#view, x: this.#view.x + (clientWidth - before.width) / 2 }, false);
  }

  #show(view: View, moving: boolean): void {
    this.#view = view;
    for (const heard of this.#viewed) heard(view);
    this.#request(moving);
  }

  #request(moving: boolean): void {
    this.#isMoving ||= moving;
    if (moving) {
      clearTimeout(this.#settling);
      this.#settling = window.setTimeout(() => {
        this.#isMoving = false;
        this.#request(false);
      }, SETTLE_MS);
    }
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw(this.#isMoving);
      });
    }
  }

  #draw(coarse: boolean): void {
    const { width, height } = this.#canvas;
    if (width === 0 || height === 0) return;
    this.#painter.begin(width, height);
    this.#paint(this.#painter, this.#view, width, height, this.#ratio, coarse, true);
    this.#painter.end();
    this.#told(this.state);
  }

  /** Tiles of the level that suits the view; under them, while some are missing, the finest level that is whole. */
  #paint(
    painter: Painter,
    view: View,
    width: number,
    height: number,
    ratio: number,
    coarse: boolean,
    ask: boolean,
  ): void {
    const info = this.film.info;
    const level = levelFor(view, ratio, info.levels.length);
    const grid = this.#grid(level, view, ratio);
    const whole = this.#tiles.topAt(level);
    if (level >= info.top_from) {
      if (ask) this.#tiles.want([]);
      if (whole) this.#drawWhole(painter, whole, grid, width, height, coarse);
      return;
    }
    const area = this.#areaOf(grid, width, height);
    const keys = tilesOn(info, level, area);
    if (ask) this.#tiles.want(keys);
    if (!keys.every((key) => this.#tiles.at(key))) {
      const under = this.#tiles.topAt(info.top_from);
      if (under)
        this.#drawWhole(painter, under, this.#grid(info.top_from, view, ratio), width, height, coarse);
    }
    for (const key of keys) {
      const block = this.#tiles.at(key);
      const bounds = {
        left: key.x * info.tile,
        top: key.y * info.tile,
        right: Math.min(grid.columns, (key.x + 1) * info.tile),
        bottom: Math.min(grid.rows, (key.y + 1) * info.tile),
      };
      if (block) painter.draw(block, grid, rectangleOn(grid, bounds, width, height), coarse);
    }
  }

  #grid(level: number, view: View, ratio: number): Grid {
    const { columns, rows } = levelAt(this.film.info, level);
    return gridOf(view, ratio, { number: level, columns, rows }, levelAt(this.film.info, 0));
  }

  #drawWhole(
    painter: Painter,
    block: Block,
    grid: Grid,
    width: number,
    height: number,
    coarse: boolean,
  ): void {
    const bounds = { left: 0, top: 0, right: grid.columns, bottom: grid.rows };
    painter.draw(block, grid, rectangleOn(grid, bounds, width, height), coarse);
  }

  #areaOf(grid: Grid, width: number, height: number) {
    const at = (start: number, step: number, pixel: number) => (start + pixel * step) / ONE + 0.5;
    return {
      left: at(grid.startX, grid.stepX, 0),
      top: at(grid.startY, grid.stepY, 0),
      right: at(grid.startX, grid.stepX, width - 1),
      bottom: at(grid.startY, grid.stepY, height - 1),
    };
  }

  /** Parts of the film on the screen whose tiles could not be had, in CSS pixels. */
  missingOnScreen(): { x: number; y: number; width: number; height: number }[] {
    const { tile } = this.film.info;
    return this.#tiles.progress.missing.map((key) => {
      const factor = levelAt(this.film.info, 0).rows / levelAt(this.film.info, key.level).rows;
      const side = tile * factor * this.#view.scale;
      return {
        x: this.#view.x + key.x * side * this.#view.aspect,
        y: this.#view.y + key.y * side,
        width: side * this.#view.aspect,
        height: side,
      };
    });
  }
}
