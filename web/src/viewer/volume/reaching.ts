/** What mouse, pen, finger and keys do on one plane. */
import type { Point } from '../engine/view';
import { cutLine, flatOf, PLANES } from './geometry';
import type { Handle } from './over';
import type { Pane } from './pane';
import { plus, times } from './vector';

type Doing = 'cross' | 'window' | 'pan' | 'turn' | 'point';

/** A press that moves less than this is a click. */
const CLICK = 4;
/** So far a wheel turns for the next plane. */
const NOTCH = 60;
/** The turn of a key: one part of these to the side, about a degree. */
const SMALL = { u: 57.3, v: 1 };

export class Reaching {
  #pane: Pane;
  #pressed = new Map<number, Point>();
  #doing: Doing | null = null;
  #from: Point = { x: 0, y: 0 };
  #handle: Handle | null = null;
  #turned = 0;
  #space = false;
  #stop = new AbortController();

  constructor(pane: Pane) {
    this.#pane = pane;
    const { element } = pane;
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      heard: (event: HTMLElementEventMap[K]) => void,
    ) => element.addEventListener(name, heard, { signal: this.#stop.signal, passive: false });
    on('pointerdown', (event) => this.#down(event));
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#up(event));
    on('pointercancel', (event) => this.#up(event));
    on('pointerleave', () => this.#pressed.size === 0 && pane.viewer.pointed(null));
    on('contextmenu', (event) => event.preventDefault());
    on('dblclick', () => pane.fit());
    on('wheel', (event) => this.#wheel(event));
    on('keydown', (event) => this.#key(event));
    on('keyup', (event) => {
      if (event.key === ' ') this.#space = false;
    });
  }

  close(): void {
    this.#stop.abort();
  }

  #at(event: MouseEvent): Point {
    const { left, top } = this.#pane.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #down(event: PointerEvent): void {
    const { element, viewer } = this.#pane;
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    const at = this.#at(event);
    this.#pressed.set(event.pointerId, at);
    this.#from = at;
    this.#doing = this.#pressed.size > 1 ? 'pan' : this.#meant(event, at);
    if (this.#doing === 'cross') viewer.moveTo(this.#pane.toPlace(at), true);
    event.preventDefault();
  }

  /** What a press means, by button, key and tool. */
  #meant(event: PointerEvent, at: Point): Doing {
    const { viewer } = this.#pane;
    if (event.button === 2) return 'window';
    if (event.button === 1 || event.shiftKey || this.#space) return 'pan';
    if (viewer.onPoint) return 'point';
    this.#handle = viewer.state.tool === 'cross' ? this.#pane.handleAt(at) : null;
    return this.#handle ? 'turn' : viewer.state.tool;
  }

  #move(event: PointerEvent): void {
    const at = this.#at(event);
    const before = this.#pressed.get(event.pointerId);
    if (!before) {
      this.#pane.element.classList.toggle('over-handle', this.#pane.handleAt(at) !== null);
    } else if (this.#pressed.size > 1) {
      this.#pinch(event.pointerId, at);
    } else {
      this.#drag(before, at);
    }
    if (before) this.#pressed.set(event.pointerId, at);
    this.#tell(at);
  }

  #tell(at: Point): void {
    const { viewer, plane } = this.#pane;
    viewer.pointed({ plane, place: this.#pane.toPlace(at), value: this.#pane.valueAt(at) });
  }

  #drag(before: Point, at: Point): void {
    const { viewer } = this.#pane;
    const by = { x: at.x - before.x, y: at.y - before.y };
    if (this.#doing === 'pan') this.#pane.pan(by);
    if (this.#doing === 'window') this.#window(by);
    if (this.#doing === 'cross') viewer.moveTo(this.#pane.toPlace(at), true);
    if (this.#doing === 'turn') this.#turn(at);
  }

  #window(by: Point): void {
    const { viewer } = this.#pane;
    const { centre, width } = viewer.state.shown.window ?? viewer.options.volume.grid.window;
    const step = Math.max(1, width / 250);
    const window = { centre: centre + by.y * step, width: Math.max(1, width + by.x * step) };
    viewer.setShown({ ...viewer.state.shown, window }, true);
  }

  #turn(at: Point): void {
    const { viewer, plane, basis } = this.#pane;
    const held = this.#handle;
    if (!held) return;
    const [middle, to] = [viewer.state.centre, this.#pane.toPlace(at)].map((place) => flatOf(basis, place));
    if (!middle || !to) return;
    const way = { u: to.u - middle.u, v: to.v - middle.v };
    viewer.turn(plane, held.way, way, true);
    const long = Math.hypot(way.u, way.v);
    if (long > 0) this.#handle = { ...held, way: { u: way.u / long, v: way.v / long } };
  }

  /** Two fingers move and enlarge. */
  #pinch(id: number, at: Point): void {
    const before = this.#pressed.get(id);
    const [other] = [...this.#pressed].filter(([name]) => name !== id).map(([, point]) => point);
    if (!before || !other) return;
    const apart = (one: Point) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
    this.#pane.pan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
    this.#pane.zoom({ x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }, apart(at) / apart(before));
  }

  #up(event: PointerEvent): void {
    const at = this.#at(event);
    const isClick = Math.hypot(at.x - this.#from.x, at.y - this.#from.y) < CLICK;
    if (this.#doing === 'point' && isClick && event.type === 'pointerup')
      this.#pane.viewer.onPoint?.(this.#pane.toPlace(at));
    this.#pressed.delete(event.pointerId);
    if (this.#pressed.size === 0) this.#doing = null;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { viewer, plane } = this.#pane;
    if (event.ctrlKey || event.metaKey) {
      this.#pane.zoom(this.#at(event), Math.exp(-event.deltaY / 300));
      return;
    }
    this.#turned += event.deltaMode === 0 ? event.deltaY : event.deltaY * NOTCH;
    const steps = Math.trunc(this.#turned / NOTCH);
    if (steps === 0) return;
    this.#turned -= steps * NOTCH;
    viewer.scroll(plane, steps, true);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = this.#keys(event.shiftKey)[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  #keys(far: boolean): Record<string, () => void> {
    const { viewer, plane } = this.#pane;
    const { width, height } = this.#pane.size;
    const middle = { x: width / 2, y: height / 2 };
    const mm = far ? 10 : 1;
    return {
      ArrowLeft: () => this.#nudge(-mm, 0),
      ArrowRight: () => this.#nudge(mm, 0),
      ArrowUp: () => this.#nudge(0, -mm),
      ArrowDown: () => this.#nudge(0, mm),
      PageUp: () => viewer.scroll(plane, far ? -10 : -1, true),
      PageDown: () => viewer.scroll(plane, far ? 10 : 1, true),
      '+': () => this.#pane.zoom(middle, 1.25),
      '-': () => this.#pane.zoom(middle, 0.8),
      '=': () => this.#pane.fit(),
      '[': () => this.#turnBy(-1),
      ']': () => this.#turnBy(1),
      i: () => this.#invert(),
      I: () => this.#invert(),
      Enter: () => viewer.onPoint?.(viewer.state.centre),
      ' ': () => {
        this.#space = true;
      },
    };
  }

  #invert(): void {
    const { viewer } = this.#pane;
    viewer.setShown({ ...viewer.state.shown, inverted: !viewer.state.shown.inverted });
  }

  #nudge(u: number, v: number): void {
    const { viewer, basis } = this.#pane;
    const by = plus(times(basis.across, u), times(basis.down, v));
    viewer.moveTo(plus(viewer.state.centre, by), true);
  }

  #turnBy(side: number): void {
    const { viewer, plane } = this.#pane;
    const other = PLANES.find((name) => name !== plane);
    if (!other) return;
    const way = cutLine(viewer.state.bases, plane, other);
    const to = {
      u: way.u * SMALL.u - way.v * SMALL.v * side,
      v: way.v * SMALL.u + way.u * SMALL.v * side,
    };
    viewer.turn(plane, way, to, true);
  }
}
