/** What mouse, pen and finger do on a film: one machine for everything. */
import type { Stage } from '../engine/stage';
import { type Point, panned, toPicture, zoomed } from '../engine/view';
import type { Sheet } from '../store/sheet';
import type { Step } from '../wizard/steps';

/** What the machine works on. */
export interface PointerHost {
  readonly stage: Stage;
  readonly armed: Step | null;
  readonly carried: string | null;
  readonly tool: 'wizard' | 'distance' | 'line' | 'ball';
  hitAt(screen: Point): string | null;
  hold(site: string, at: Point): void;
  letGo(site: string): void;
  dropHold(): void;
  carry(site: string): void;
  select(site: string | null): void;
  placed(step: Step, points: readonly Point[], radius?: number): void;
  rubber(from: Point | null, to: Point | null, circle?: boolean): void;
  /** Whether the first of two clicks was made. */
  begun(isBegun: boolean): void;
  drewLine(from: Point, to: Point): void;
  drewPoint(at: Point): void;
  window(by: Point): void;
  lens(at: Point | null, always?: boolean, site?: string | null): void;
  zoomLens(factor: number): void;
  rest(): void;
  readonly sheet: Sheet;
  moved(at: Point | null): void;
  fit(): void;
}

/** A pointer that has moved less than this was a click. */
const CLICK = 4;

type Deed =
  | { kind: 'none' }
  | { kind: 'pan'; last: Point; start: Point }
  | { kind: 'window'; last: Point }
  | { kind: 'drag'; site: string; start: Point; off: Point; moved: boolean }
  | { kind: 'draw'; step: Step; from: Point; start: Point }
  | { kind: 'line'; from: Point; start: Point };

/** Listens to the pointers on an element. */
export class PointerTool {
  #element: HTMLElement;
  #host: PointerHost;
  #deed: Deed = { kind: 'none' };
  /** The first of two clicks that make an endplate, a circle or a line, and the step that it was for. */
  #first: { step: Step | null; point: Point } | null = null;
  #space = false;
  /** Whether the pointer is over the film. */
  #isOver = false;
  #fingers = new Map<number, Point>();
  #pinch: { far: number; middle: Point } | null = null;
  #closed = new AbortController();

  constructor(element: HTMLElement, host: PointerHost) {
    this.#element = element;
    this.#host = host;
    const on = { signal: this.#closed.signal };
    element.addEventListener('pointerdown', this.#down, on);
    element.addEventListener('mousedown', this.#keepKeyboard, on);
    element.addEventListener('pointermove', this.#move, on);
    element.addEventListener('pointerup', this.#up, on);
    element.addEventListener('pointercancel', this.#lost, on);
    element.addEventListener('pointerleave', () => this.#left(), on);
    document.addEventListener('pointerover', this.#elsewhere, on);
    element.addEventListener('blur', () => (this.#space = false), on);
    element.addEventListener('wheel', this.#wheel, { passive: false, ...on });
    element.addEventListener('dblclick', this.#double, on);
    element.addEventListener('contextmenu', (event) => event.preventDefault(), on);
    element.addEventListener('keydown', (event) => this.#key(event, true), on);
    element.addEventListener('keyup', (event) => this.#key(event, false), on);
  }

  /** Forgets what was begun. */
  cancel(): void {
    if (this.#deed.kind === 'drag') this.#host.dropHold();
    this.forget();
    this.#host.rubber(null, null);
  }

  /** The same without a word to the host about what is drawn: it has put that in order itself. */
  forget(): void {
    this.#deed = { kind: 'none' };
    this.#begun(null);
  }

  #begun(first: { step: Step | null; point: Point } | null): void {
    this.#first = first;
    this.#host.begun(first !== null);
  }

  /** Browsers leave the word of leaving out where what was under the pointer has gone from the page. */
  #elsewhere = (event: PointerEvent): void => {
    if (this.#isOver && event.target instanceof Node && !this.#element.contains(event.target)) this.#left();
  };

  #left(): void {
    this.#isOver = false;
    this.#host.moved(null);
    if (this.#deed.kind === 'none') this.#host.rest();
  }

  /** Where a first click for this step lies; one for another step is none. */
  #firstFor(step: Step | null): Point | null {
    return this.#first?.step === step ? this.#first.point : null;
  }

  close(): void {
    this.#closed.abort();
  }

  #at(event: MouseEvent): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #film(screen: Point): Point {
    return toPicture(this.#host.stage.view, screen);
  }

  #down = (event: PointerEvent): void => {
    const at = this.#at(event);
    this.#element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch' && this.#touchDown(event, at)) return;
    if (event.button === 2) this.#deed = { kind: 'window', last: at };
    else if (event.button === 1 || this.#space) this.#deed = { kind: 'pan', last: at, start: at };
    else if (event.button === 0) this.#deed = this.#begin(at);
    if (this.#deed.kind !== 'drag') this.#element.focus({ preventScroll: true });
  };

  /**
   * The keyboard goes to a landmark only where it is taken hold of. A press that draws over one would give it the keyboard, and
   * the next Enter would carry it away.
   */
  #keepKeyboard = (event: MouseEvent): void => {
    if (this.#deed.kind !== 'drag') event.preventDefault();
  };

  /** What the main button begins here. */
  #begin(at: Point): Deed {
    const { tool } = this.#host;
    if (tool === 'distance' || tool === 'line')
      return { kind: 'line', from: this.#firstFor(null) ?? this.#film(at), start: at };
    if (tool === 'ball') return { kind: 'pan', last: at, start: at };
    const begun = this.#firstFor(this.#host.armed);
    const site = begun ? null : this.#host.hitAt(at);
    if (site && !this.#host.carried) return this.#takeHold(site, at);
    const step = this.#host.armed;
    if (step && !this.#host.carried) {
      this.#host.lens(at, true);
      return { kind: 'draw', step, from: begun ?? this.#film(at), start: at };
    }
    return { kind: 'pan', last: at, start: at };
  }

  #takeHold(site: string, at: Point): Deed {
    this.#host.lens(at, true, site);
    const placed = this.#host.sheet.landmarks.get(site);
    const point = this.#film(at);
    // It stays under the pointer where it was taken hold of.
    const off = placed ? { x: placed.x - point.x, y: placed.y - point.y } : { x: 0, y: 0 };
    return { kind: 'drag', site, start: at, off, moved: false };
  }

  #move = (event: PointerEvent): void => {
    this.#isOver = true;
    const at = this.#at(event);
    if (event.pointerType === 'touch' && this.#touchMove(event, at)) return;
    const deed = this.#deed;
    if (deed.kind === 'pan') {
      this.#host.stage.setView(
        panned(this.#host.stage.view, { x: at.x - deed.last.x, y: at.y - deed.last.y }),
      );
      this.#deed = { ...deed, last: at };
    } else if (deed.kind === 'window') {
      this.#host.window({ x: at.x - deed.last.x, y: at.y - deed.last.y });
      this.#deed = { ...deed, last: at };
    } else if (deed.kind === 'drag') this.#dragTo(deed, at);
    else if (deed.kind === 'draw') this.#drawTo(deed, at);
    else if (deed.kind === 'line') this.#host.rubber(deed.from, this.#film(at));
    else this.#hover(at);
    this.#host.moved(at);
  };

  #dragTo(deed: Deed & { kind: 'drag' }, at: Point): void {
    if (!deed.moved && far(deed.start, at) < CLICK) return;
    this.#deed = { ...deed, moved: true };
    const point = this.#film(at);
    this.#host.hold(deed.site, { x: point.x + deed.off.x, y: point.y + deed.off.y });
    this.#host.lens(at, true, deed.site);
  }

  #drawTo(deed: Deed & { kind: 'draw' }, at: Point): void {
    if (deed.step.kind !== 'point') this.#host.rubber(deed.from, this.#film(at), deed.step.kind === 'circle');
    this.#host.lens(at, true);
  }

  #hover(at: Point): void {
    const { armed, carried, tool } = this.#host;
    const places = tool === 'distance' || tool === 'line' || tool === 'ball';
    const first = this.#firstFor(tool === 'wizard' ? armed : null);
    if (first) this.#host.rubber(first, this.#film(at), armed?.kind === 'circle');
    else if (carried) this.#host.hold(carried, this.#film(at));
    this.#host.lens(at, armed !== null || carried !== null || places);
  }

  #up = (event: PointerEvent): void => {
    const at = this.#at(event);
    this.#fingers.delete(event.pointerId);
    if (this.#pinch) {
      if (this.#fingers.size < 2) this.#pinch = null;
      this.#deed = { kind: 'none' };
      return;
    }
    const deed = this.#deed;
    this.#deed = { kind: 'none' };
    if (deed.kind === 'drag') this.#endDrag(deed);
    else if (deed.kind === 'draw') this.#endDraw(deed, at);
    else if (deed.kind === 'line') this.#endLine(deed, at);
    else if (deed.kind === 'pan' && far(deed.start, at) < CLICK && event.button === 0) this.#click(at);
    if (!this.#host.armed) this.#host.lens(null);
  };

  #endDrag(deed: Deed & { kind: 'drag' }): void {
    if (deed.moved) return this.#host.letGo(deed.site);
    this.#picked = deed.start;
    this.#host.carry(deed.site);
  }

  /** Where a landmark was picked up: a second click there puts it back, it does not move it. */
  #picked: Point | null = null;

  #endDraw({ step, from, start }: Deed & { kind: 'draw' }, at: Point): void {
    const to = this.#film(at);
    if (step.kind === 'point') return this.#host.placed(step, [to]);
    const isClick = far(start, at) < CLICK;
    if (isClick && !this.#firstFor(step)) {
      this.#begun({ step, point: to });
      return;
    }
    this.#begun(null);
    this.#host.rubber(null, null);
    if (step.kind === 'endplate') return this.#host.placed(step, [from, to]);
    const { aspect } = this.#host.stage.film;
    return this.#host.placed(step, [from], Math.hypot((to.x - from.x) * aspect, to.y - from.y));
  }

  #endLine({ from, start }: Deed & { kind: 'line' }, at: Point): void {
    const to = this.#film(at);
    if (far(start, at) < CLICK && !this.#firstFor(null)) {
      this.#begun({ step: null, point: to });
      return;
    }
    this.#begun(null);
    this.#host.rubber(null, null);
    this.#host.drewLine(from, to);
  }

  /** A click where nothing is: a carried landmark is put down, a ball gets a point, else nothing is selected any more. */
  #click(at: Point): void {
    const { carried, tool } = this.#host;
    if (tool === 'ball') return this.#host.drewPoint(this.#film(at));
    if (!carried) return this.#host.select(null);
    if (this.#picked && far(this.#picked, at) < CLICK) return this.#host.dropHold();
    this.#host.hold(carried, this.#film(at));
    this.#host.letGo(carried);
  }

  #lost = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size < 2) this.#pinch = null;
    this.cancel();
  };

  #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    // With Shift some browsers turn the wheel sideways.
    const turned = event.deltaY || event.deltaX;
    const factor = Math.exp(-turned * (event.deltaMode === 1 ? 0.05 : 0.0015));
    if (event.shiftKey) return this.#host.zoomLens(factor);
    this.#host.stage.setView(zoomed(this.#host.stage.view, this.#at(event), factor));
  };

  /** Between the whole film and pixel for pixel. */
  #double = (event: MouseEvent): void => {
    if (this.#host.armed || this.#host.tool !== 'wizard') return;
    const { stage } = this.#host;
    if (stage.view.scale > 0.9) this.#host.fit();
    else stage.setView(zoomed(stage.view, this.#at(event), 1 / stage.view.scale), false);
  };

  #key(event: KeyboardEvent, down: boolean): void {
    if (event.code !== 'Space') return;
    this.#space = down;
    if (down) event.preventDefault();
  }

  #touchDown(event: PointerEvent, at: Point): boolean {
    this.#fingers.set(event.pointerId, at);
    if (this.#fingers.size > 2) return true;
    if (this.#fingers.size !== 2) return false;
    this.cancel();
    this.#pinch = pinchOf([...this.#fingers.values()]);
    return true;
  }

  #touchMove(event: PointerEvent, at: Point): boolean {
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, at);
    if (!this.#pinch) return false;
    const now = pinchOf([...this.#fingers.values()]);
    const { stage } = this.#host;
    const moved = panned(stage.view, {
      x: now.middle.x - this.#pinch.middle.x,
      y: now.middle.y - this.#pinch.middle.y,
    });
    stage.setView(zoomed(moved, now.middle, now.far / this.#pinch.far));
    this.#pinch = now;
    return true;
  }
}

function far(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function pinchOf([one = { x: 0, y: 0 }, other = one]: readonly Point[]): { far: number; middle: Point } {
  return {
    far: Math.max(1, far(one, other)),
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
  };
}
