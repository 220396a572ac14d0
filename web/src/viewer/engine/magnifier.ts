/** A lens beside the pointer: larger than the film is shown, never hidden by hand or pointer. */
import { CanvasPainter } from './canvas2d';
import type { Stage } from './stage';
import { type Point, toPicture, toScreen, type View } from './view';

const RADIUS = 110;
const AWAY = 140;

/** Shows what is under the pointer, at three times its size and never smaller than pixel for pixel. */
export class Magnifier {
  readonly element: HTMLDivElement;
  #canvas = document.createElement('canvas');
  #painter: CanvasPainter;
  #marks = document.createElementNS('http://www.w3.org/2000/svg', 'svg');

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

  /** Shows the film under a point of the screen, with the landmarks that lie there. */
  show(stage: Stage, at: Point, landmarks: Iterable<Point>): void {
    const view = this.#viewOf(stage.view, at);
    stage.drawInto(this.#painter, view, 2 * RADIUS, 2 * RADIUS, 1);
    this.#drawMarks(view, landmarks);
    this.#place(stage, at);
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  close(): void {
    this.element.remove();
  }

  #viewOf(view: View, at: Point): View {
    const point = toPicture(view, at);
    const scale = Math.max(3 * view.scale, 1);
    return { ...view, scale, x: RADIUS - point.x * scale * view.aspect, y: RADIUS - point.y * scale };
  }

  #drawMarks(view: View, landmarks: Iterable<Point>): void {
    const gap = 6;
    const cross = `M${-RADIUS} 0H${-gap}M${gap} 0H${RADIUS}M0 ${-RADIUS}V${-gap}M0 ${gap}V${RADIUS}`;
    const dots: string[] = [];
    for (const landmark of landmarks) {
      const { x, y } = toScreen(view, landmark);
      if (Math.hypot(x - RADIUS, y - RADIUS) < RADIUS)
        dots.push(`M${x - RADIUS - 4} ${y - RADIUS}h8M${x - RADIUS} ${y - RADIUS - 4}v8`);
    }
    this.#marks.replaceChildren(
      path('lens-cross', cross),
      path('lens-dot halo', dots.join('')),
      path('lens-dot', dots.join('')),
    );
  }

  /** To the upper side of the pointer, where there is room. */
  #place(stage: Stage, at: Point): void {
    const { width } = stage.size;
    const left = at.x + AWAY + RADIUS < width ? at.x + AWAY - RADIUS + 20 : at.x - AWAY - RADIUS - 20;
    const top = at.y - AWAY - RADIUS > 0 ? at.y - AWAY - RADIUS + 20 : at.y + AWAY - RADIUS;
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

function path(className: string, d: string): SVGPathElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  element.setAttribute('class', className);
  element.setAttribute('d', d);
  return element;
}
