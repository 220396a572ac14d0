/** What is drawn over a plane: cross-hair, gaps, marks, letters of the patient, a bar of mm. */
import { t } from '../../i18n';
import type { Point } from '../engine/view';
import { haloed, set, svg } from '../overlay/svg';
import { cutLine, type Flat, normalOf, PLANES, type PlaneName } from './geometry';
import type { Pane } from './pane';
import type { Mark } from './state';
import { dot, letters, minus, plus, times, type Vector } from './vector';

/** The middle of the cross-hair stays open, so that what it points at is seen. */
const OPEN = 14;
/** Handles stay so far from the edge. */
const INSET = 40;
/** How large a handle is. */
const RING = 6;
/** A mark farther from the plane than this is not drawn, in mm. */
const NEAR = 4;
/** Lengths of the bar in mm. */
const BARS = [200, 100, 50, 20, 10, 5, 2, 1];
const BAR_SHARE = 0.34;

/** A handle that turns a plane. */
export interface Handle {
  other: PlaneName;
  at: Point;
  /** From the cross-hair to the handle, on the plane. */
  way: Flat;
}

let names = 0;

export class Over {
  handles: readonly Handle[] = [];
  #pane: Pane;
  #svg = svg('svg', { class: 'film-overlay plane-overlay', 'aria-hidden': 'true' });
  #hatch = `gap-${names++}`;
  #gaps = svg('g', { class: 'gaps' });
  #lines = svg('g');
  #marks = svg('g', { class: 'plane-marks' });
  #letters = svg('g', { class: 'plane-letters' });
  #bar = svg('g', { class: 'plane-bar' });

  constructor(pane: Pane) {
    this.#pane = pane;
    const defs = svg('defs');
    const pattern = svg('pattern', {
      id: this.#hatch,
      width: 8,
      height: 8,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    });
    pattern.append(
      svg('rect', { width: 8, height: 8, class: 'gap-ground' }),
      svg('rect', { width: 3, height: 8, class: 'gap-stripe' }),
    );
    defs.append(pattern);
    this.#svg.append(defs, this.#gaps, this.#marks, this.#lines, this.#letters, this.#bar);
    pane.element.append(this.#svg);
  }

  /** The handle at a point of the screen. */
  handleAt(point: Point): Handle | null {
    const near = (handle: Handle) => Math.hypot(handle.at.x - point.x, handle.at.y - point.y);
    const [first] = [...this.handles].sort((one, other) => near(one) - near(other));
    return first && near(first) <= 14 ? first : null;
  }

  draw(): void {
    if (this.#pane.size.width === 0) return;
    this.#drawGaps();
    this.#drawCross();
    this.#drawMarks();
    this.#drawLetters();
    this.#drawBar();
  }

  close(): void {
    this.#svg.remove();
  }

  #drawGaps(): void {
    const gaps = this.#pane.gaps().filter((polygon) => polygon.length > 2);
    const drawn = gaps.flatMap((polygon) => {
      const points = polygon.map((flat) => this.#pane.flatToScreen(flat));
      const shape = svg('polygon', {
        points: points.map(({ x, y }) => `${x},${y}`).join(' '),
        fill: `url(#${this.#hatch})`,
      });
      const middle = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of], 0) / points.length;
      const word = text(t('volume.gap'), { x: middle('x'), y: middle('y') }, 'gap-word');
      return [shape, word];
    });
    this.#gaps.replaceChildren(...drawn);
  }

  #drawCross(): void {
    const { viewer, plane } = this.#pane;
    const middle = this.#pane.toScreen(viewer.state.centre);
    const handles: Handle[] = [];
    const drawn = PLANES.filter((other) => other !== plane).flatMap((other) => {
      const way = cutLine(viewer.state.bases, plane, other);
      return [1, -1].flatMap((side) => {
        const along = { u: way.u * side, v: way.v * side };
        const long = this.#toEdge(middle, along, 0);
        const line = haloed(`cut cut-${other}`);
        const at = (far: number): Point => ({ x: middle.x + along.u * far, y: middle.y + along.v * far });
        if (long <= OPEN) return [];
        const far = this.#toEdge(middle, along, INSET);
        const hasHandle = far >= 3 * OPEN;
        const [from, to] = [at(OPEN), at(hasHandle ? far - RING : long)];
        line.move(from.x, from.y, to.x, to.y);
        if (!hasHandle) return [line.group];
        handles.push({ other, at: at(far), way: along });
        return [line.group, handle(at(far), other)];
      });
    });
    this.handles = handles;
    this.#lines.replaceChildren(...drawn);
  }

  /** How far it is from a point to the edge of the pane. */
  #toEdge(from: Point, way: Flat, inset: number): number {
    const { width, height } = this.#pane.size;
    const along = (start: number, step: number, end: number) => {
      if (step === 0) return Number.POSITIVE_INFINITY;
      return ((step > 0 ? end - inset : inset) - start) / step;
    };
    return Math.min(along(from.x, way.u, width), along(from.y, way.v, height));
  }

  #drawMarks(): void {
    const { marks, centre } = this.#pane.viewer.state;
    const normal = normalOf(this.#pane.basis);
    const off = (place: Vector) => dot(minus(place, centre), normal);
    this.#marks.replaceChildren(...marks.flatMap((mark) => this.#drawMark(mark, off)));
  }

  #drawMark(mark: Mark, off: (place: Vector) => number): SVGElement[] {
    const className = `plane-mark ${mark.tone ?? 'plain'}`;
    const label = (at: Point) =>
      mark.label ? [text(mark.label, { x: at.x + 9, y: at.y - 9 }, `plane-mark-name ${className}`)] : [];
    if (mark.to) {
      const ends = near(mark.at, mark.to, off);
      if (!ends) return [];
      const [from, to] = ends.map((place) => this.#pane.toScreen(place)) as [Point, Point];
      const line = haloed(className);
      line.move(from.x, from.y, to.x, to.y);
      return [line.group, ...label(from)];
    }
    const far = Math.abs(off(mark.at));
    const at = this.#pane.toScreen(mark.at);
    if (mark.radius !== undefined) {
      const left = mark.radius ** 2 - far ** 2;
      if (left <= 0) return [];
      return [...ring(at, Math.sqrt(left) * this.#pane.scale, className), ...label(at)];
    }
    return far > NEAR ? [] : [...ring(at, 5, className), ...label(at)];
  }

  #drawLetters(): void {
    const { width, height } = this.#pane.size;
    const { across, down } = this.#pane.basis;
    const at: [Vector, Point][] = [
      [times(across, -1), { x: 14, y: height / 2 }],
      [across, { x: width - 14, y: height / 2 }],
      [times(down, -1), { x: width / 2, y: 16 }],
      [down, { x: width / 2, y: height - 14 }],
    ];
    this.#letters.replaceChildren(...at.map(([way, point]) => text(letters(way), point, 'plane-letter')));
  }

  #drawBar(): void {
    const { width, height } = this.#pane.size;
    const { scale } = this.#pane;
    const length = BARS.find((mm) => mm * scale <= width * BAR_SHARE) ?? 1;
    const [x, y, wide] = [12, height - 12, length * scale];
    const line = haloed('bar');
    line.move(x, y, x + wide, y);
    const ticks = [x, x + wide].map((end) => {
      const tick = haloed('bar');
      tick.move(end, y - 4, end, y + 4);
      return tick.group;
    });
    this.#bar.replaceChildren(
      line.group,
      ...ticks,
      text(t('volume.bar', { mm: length }), { x: x + wide / 2, y: y - 11 }, 'plane-bar-text'),
    );
  }
}

/** The part of a segment that lies near the plane; null where none does. */
function near(from: Vector, to: Vector, off: (place: Vector) => number): [Vector, Vector] | null {
  const [here, there] = [off(from), off(to)];
  const at = (share: number) => plus(from, times(minus(to, from), share));
  const shares = [-NEAR, NEAR].map((edge) => (here === there ? null : (edge - here) / (there - here)));
  const isNear = (share: number) => Math.abs(here + (there - here) * share) <= NEAR + 1e-9;
  const inside = [0, 1, ...shares.filter((share) => share !== null)].filter(
    (share) => share >= 0 && share <= 1 && isNear(share),
  );
  if (inside.length < 2) return null;
  return [at(Math.min(...inside)), at(Math.max(...inside))];
}

function text(words: string, at: Point, className: string): SVGTextElement {
  const element = svg('text', { x: at.x, y: at.y, class: className });
  element.textContent = words;
  return element;
}

function ring(at: Point, radius: number, className: string): SVGElement[] {
  const group = svg('g', { class: `haloed ${className}` });
  for (const line of ['halo', 'stroke']) {
    const circle = svg('circle', { class: line, r: radius });
    set(circle, { cx: at.x, cy: at.y });
    group.append(circle);
  }
  return [group];
}

function handle(at: Point, other: PlaneName): SVGElement {
  return svg('circle', { cx: at.x, cy: at.y, r: RING, class: `cut-handle cut-${other}` });
}
