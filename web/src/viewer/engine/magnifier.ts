/** A lens beside the pointer: larger than the film is shown, never hidden by hand or pointer. */
import { CanvasPainter } from './canvas2d';
import type { Stage } from './stage';
import { type Point, type Size, toPicture, toScreen, type View } from './view';

const RADIUS = 110;
/** The middle of the lens lies so far from the pointer, along either side. */
const AWAY = 120;
/** What must be seen stays so far from its rim. */
const CLEAR = 14;
/** So many times as large as the film is shown, as long as nobody says otherwise. */
const USUAL = 3;
const [LEAST, MOST] = [1.25, 16];

/** What lies on the film: a point, or a circle around one with its radius in rows. */
export interface Lying extends Point {
  radius?: number;
}

interface Showing {
  stage: Stage;
  at: Point;
  landmarks: () => Iterable<Lying>;
  clear: readonly Point[];
}

/** Shows what is under the pointer, some times as large; as it is usually, never smaller than pixel for pixel. */
export class Magnifier {
  readonly element: HTMLDivElement;
  #canvas = document.createElement('canvas');
  #painter: CanvasPainter;
  #marks = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  #larger = USUAL;
  /** What it shows; null while it is hidden. */
  #showing: Showing | null = null;

  constructor(parent: HTMLElement) {
    this.element = document.createElement('div');
    this.element.className = 'magnifier';
    this.element.hidden = true;
    this.element.setAttribute('aria-hidden', 'true');
    this.#canvas.width = this.#canvas.height = 2 * RADIUS;
    this.#painter = new CanvasPainter(this.#canvas);
    this.#marks.setAttribute('viewBox', `${-RADIUS} ${-RADIUS} ${2 * RADIUS} ${2 * RADIUS}`);
    this.element.append(this.#canvas, this.#marks);
    parent.append(this.element);
  }

  /** Shows the film under a point of the screen with the landmarks that lie there, clear of points of the film that must be seen. */
  show(stage: Stage, at: Point, landmarks: () => Iterable<Lying>, clear: readonly Point[] = []): void {
    this.#showing = { stage, at, landmarks, clear };
    this.redraw();
    this.element.hidden = false;
  }

  /** Shows it anew: the film under it lies elsewhere, or more of it has come. */
  redraw(): void {
    if (!this.#showing) return;
    const { stage, at, landmarks, clear } = this.#showing;
    const view = this.#viewOf(stage.view, at);
    stage.drawInto(this.#painter, view, 2 * RADIUS, 2 * RADIUS, 1);
    this.#drawMarks(view, landmarks());
    const middle = lensPlace(
      at,
      clear.map((point) => toScreen(stage.view, point)),
      stage.size,
    );
    this.element.style.transform = `translate(${Math.round(middle.x - RADIUS)}px, ${Math.round(middle.y - RADIUS)}px)`;
  }

  /** Larger or smaller by a factor. */
  zoom(factor: number): void {
    this.#larger = Math.min(MOST, Math.max(LEAST, this.#larger * factor));
    this.redraw();
  }

  hide(): void {
    this.#showing = null;
    this.element.hidden = true;
  }

  close(): void {
    this.hide();
    this.element.remove();
  }

  #viewOf(view: View, at: Point): View {
    const point = toPicture(view, at);
    const scale = Math.max(this.#larger * view.scale, this.#larger / USUAL);
    return { ...view, scale, x: RADIUS - point.x * scale * view.aspect, y: RADIUS - point.y * scale };
  }

  #drawMarks(view: View, landmarks: Iterable<Lying>): void {
    const gap = 6;
    const cross = `M${-RADIUS} 0H${-gap}M${gap} 0H${RADIUS}M0 ${-RADIUS}V${-gap}M0 ${gap}V${RADIUS}`;
    const dots: string[] = [];
    const rings: string[] = [];
    for (const landmark of landmarks) {
      const { x, y } = toScreen(view, landmark);
      if (Math.hypot(x - RADIUS, y - RADIUS) < RADIUS)
        dots.push(`M${x - RADIUS - 4} ${y - RADIUS}h8M${x - RADIUS} ${y - RADIUS - 4}v8`);
      if (landmark.radius !== undefined)
        rings.push(ring({ x: x - RADIUS, y: y - RADIUS }, landmark.radius * view.scale));
    }
    this.#marks.replaceChildren(
      path('lens-cross', cross),
      path('lens-ring halo', rings.join('')),
      path('lens-ring', rings.join('')),
      path('lens-dot halo', dots.join('')),
      path('lens-dot', dots.join('')),
    );
  }
}

/** Right or left of the pointer, above or below it: the first place on the screen that hides nothing that must be seen. */
const SIDES = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Where the middle of the lens lies. */
export function lensPlace(at: Point, clear: readonly Point[], screen: Size): Point {
  const places = SIDES.map(([x, y]) => ({ x: at.x + x * AWAY, y: at.y + y * AWAY }));
  const isOn = ({ x, y }: Point) =>
    x >= RADIUS && y >= RADIUS && x <= screen.width - RADIUS && y <= screen.height - RADIUS;
  const room = (place: Point) =>
    Math.min(...clear.map((point) => Math.hypot(point.x - place.x, point.y - place.y)), Number.MAX_VALUE);
  const onScreen = places.filter(isOn);
  const free = onScreen.find((place) => room(place) > RADIUS + CLEAR);
  const [first = at, ...rest] = onScreen.length > 0 ? onScreen : places;
  return free ?? rest.reduce((best, place) => (room(place) > room(best) ? place : best), first);
}

/** A circle as a path: its rim is seen in the lens though its middle lies far outside. */
function ring({ x, y }: Point, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

function path(className: string, d: string): SVGPathElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  element.setAttribute('class', className);
  element.setAttribute('d', d);
  return element;
}
