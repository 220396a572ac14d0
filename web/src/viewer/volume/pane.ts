/** One plane on the screen: its picture, what is drawn over it, and which part is seen. */
import type { Film } from '../engine/picture';
import { Stage } from '../engine/stage';
import { type Point, type Size, toPicture, type View } from '../engine/view';
import { Cut, type Wanted } from './cut';
import {
  type Flat,
  flatOf,
  gapsOn,
  onPlane,
  type PlaneName,
  type PlanePicture,
  pictureOf,
  reach,
} from './geometry';
import { type Handle, Over } from './over';
import { Reaching } from './reaching';
import type { Vector } from './vector';
import type { VolumeViewer } from './volume';

/** After so long without a change, the plane is asked for finely. */
const SETTLE_MS = 160;
const [LEAST, MOST] = [0.2, 40];

/** Which part of a plane is seen: what lies in the middle, and CSS pixels a mm. */
interface Part extends Flat {
  scale: number;
}

export class Pane {
  readonly viewer: VolumeViewer;
  readonly plane: PlaneName;
  readonly element: HTMLElement;
  readonly stage: Stage;
  #cut!: Cut;
  #over: Over;
  #reaching: Reaching;
  #part: Part = { u: 0, v: 0, scale: 1 };
  #isFitted = true;
  #size: Size = { width: 0, height: 0 };
  /** The picture that is on the screen. */
  #picture: PlanePicture;
  #settling = 0;
  #resize: ResizeObserver;

  constructor(viewer: VolumeViewer, plane: PlaneName, element: HTMLElement) {
    this.viewer = viewer;
    this.plane = plane;
    this.element = element;
    this.#picture = this.#wanted(true).picture;
    const { renderer, fetch, volume } = viewer.options;
    const heard = {
      came: (wanted: Wanted) => this.#came(wanted),
      failed: (problem: unknown) => viewer.heardOf(plane, false, problem),
    };
    this.stage = new Stage(element, this.#film(), {
      renderer: renderer ?? null,
      samples: (_changed, forget) => {
        this.#cut = new Cut(volume.id, fetch, forget, heard);
        return this.#cut;
      },
    });
    this.stage.setShown(viewer.state.shown);
    this.#over = new Over(this);
    this.#reaching = new Reaching(this);
    // Whoever tests or looks for a fault reaches the pane from its place in the page.
    Object.assign(element, { pane: this });
    this.#resize = new ResizeObserver(() => this.#measure());
    this.#resize.observe(element);
    this.#measure();
    this.follow(false);
  }

  get size(): Size {
    return this.#size;
  }

  get scale(): number {
    return this.#part.scale;
  }

  get basis() {
    return this.viewer.basis(this.plane);
  }

  /** Where a place of the patient is on the screen, seen along the plane's normal. */
  toScreen(place: Vector): Point {
    return this.flatToScreen(flatOf(this.basis, place));
  }

  flatToScreen({ u, v }: Flat): Point {
    const { scale } = this.#part;
    return {
      x: this.#size.width / 2 + (u - this.#part.u) * scale,
      y: this.#size.height / 2 + (v - this.#part.v) * scale,
    };
  }

  /** The place of the plane under a point of the screen. */
  toPlace(point: Point): Vector {
    const { u, v, scale } = this.#part;
    const flat = {
      u: u + (point.x - this.#size.width / 2) / scale,
      v: v + (point.y - this.#size.height / 2) / scale,
    };
    return onPlane(this.basis, this.viewer.state.centre, flat);
  }

  /** The value of a point of the screen; null where nothing was seen, or the picture is not there. */
  valueAt(point: Point): number | null {
    const value = this.stage.valueAt(toPicture(this.stage.view, point));
    const { nothing, slope, intercept } = this.viewer.options.volume.grid;
    const isNothing = typeof nothing === 'number' && value === slope * nothing + intercept;
    return isNothing ? null : value;
  }

  /** The handle of a line at a point of the screen. */
  handleAt(point: Point): Handle | null {
    return this.#over.handleAt(point);
  }

  /** What of the plane lies where slices are absent. */
  gaps(): Flat[][] {
    const { centre, slab } = this.viewer.state;
    const thickness = slab.kind === 'thin' ? 0 : slab.thickness;
    return gapsOn(this.viewer.options.volume.grid, this.basis, centre, thickness);
  }

  /** The cross-hair, a plane or the slab has changed. */
  follow(moving: boolean): void {
    if (this.#isFitted) this.#fitPart();
    this.#ask(moving);
    this.#place();
    this.redraw();
  }

  /** Shows the whole plane, and goes on doing so. */
  fit(): void {
    this.#isFitted = true;
    this.#fitPart();
    this.#place();
    this.redraw();
  }

  zoom(about: Point, factor: number): void {
    const before = this.#flatAt(about);
    const scale = Math.min(MOST, Math.max(LEAST, this.#part.scale * factor));
    const { width, height } = this.#size;
    this.#see({
      scale,
      u: before.u - (about.x - width / 2) / scale,
      v: before.v - (about.y - height / 2) / scale,
    });
  }

  pan(by: Point): void {
    const { u, v, scale } = this.#part;
    this.#see({ scale, u: u - by.x / scale, v: v - by.y / scale });
  }

  redraw(): void {
    this.#over.draw();
  }

  retry(): void {
    this.#cut.retry();
    this.#ask(false);
  }

  close(): void {
    clearTimeout(this.#settling);
    this.#resize.disconnect();
    this.#reaching.close();
    this.#over.close();
    this.stage.close();
  }

  #flatAt(point: Point): Flat {
    return flatOf(this.basis, this.toPlace(point));
  }

  #see(part: Part): void {
    this.#isFitted = false;
    const { grid } = this.viewer.options.volume;
    const held = (value: number, [least, most]: [number, number]) => Math.min(most, Math.max(least, value));
    this.#part = {
      scale: part.scale,
      u: held(part.u, reach(grid, this.basis.across)),
      v: held(part.v, reach(grid, this.basis.down)),
    };
    this.#place();
    this.redraw();
  }

  #fitPart(): void {
    const { grid } = this.viewer.options.volume;
    const [left, right] = reach(grid, this.basis.across);
    const [top, foot] = reach(grid, this.basis.down);
    const { width, height } = this.#size;
    const scale = Math.min(width / (right - left), height / (foot - top));
    this.#part = { u: (left + right) / 2, v: (top + foot) / 2, scale: Math.max(LEAST, scale) };
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    if (this.#isFitted) this.#fitPart();
    this.#place();
    this.redraw();
  }

  #wanted(coarse: boolean): Wanted {
    const { centre, slab } = this.viewer.state;
    const thickness = slab.kind === 'thin' ? 0 : slab.thickness;
    const { grid } = this.viewer.options.volume;
    const basis = this.basis;
    return { basis, slab, coarse, picture: pictureOf(grid, basis, centre, { thickness, coarse }) };
  }

  #ask(moving: boolean): void {
    clearTimeout(this.#settling);
    if (moving) this.#settling = window.setTimeout(() => this.#ask(false), SETTLE_MS);
    this.#cut.ask(this.#wanted(moving));
    this.#tellWaiting();
  }

  #came(wanted: Wanted): void {
    this.#picture = wanted.picture;
    this.#place();
    this.redraw();
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    const isWaiting = !this.#cut.isCurrent;
    this.element.dataset.state = isWaiting ? 'waiting' : 'current';
    this.viewer.heardOf(this.plane, isWaiting);
  }

  #film(): Film {
    const { columns, rows } = this.#picture;
    const level = { columns, rows, across: 1, down: 1 };
    const info = {
      ...this.viewer.means,
      tile: Math.max(columns, rows),
      apron: 0,
      levels: [level],
      top_from: 0,
    };
    return { id: this.viewer.options.volume.id, info, aspect: 1 };
  }

  /** Puts the picture where its mm are on the screen. */
  #place(): void {
    const { from, step } = this.#picture;
    const scale = this.#part.scale * step;
    const corner = this.flatToScreen({ u: from.u - step / 2, v: from.v - step / 2 });
    const view: View = { scale, aspect: 1, x: corner.x, y: corner.y };
    this.stage.setFilm(this.#film(), view);
  }
}
