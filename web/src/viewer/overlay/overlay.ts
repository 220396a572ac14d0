/** Landmarks, lines and proposals over a film. Screen positions only: what is drawn comes from the sheet and the module. */
import type { Line } from '../../measure/types';
import { type Point, toScreen, type View } from '../engine/view';
import type { Placed, Sheet } from '../store/sheet';
import { type GhostDrawn, ghostParts } from './ghosts';
import { HIT, partOf, SHAPES } from './marks';
import { nameParts } from './names';
import { haloed, set, svg } from './svg';
import { type ThingDrawn, thingParts } from './thing';

/** Something on the film that is drawn around. */
export interface Outline {
  corners: readonly Point[];
  /** Whether it may be something else. */
  isPossible: boolean;
}

/** What the overlay shows besides the sheet. */
export interface Drawing {
  /** Lines of the parameter that is pointed at, drawn strongly. */
  highlighted: readonly Line[];
  /** Lines that always show. */
  lines: readonly Line[];
  /** Sites of the parameter that is pointed at. */
  marked: ReadonlySet<string>;
  ghosts: readonly GhostDrawn[];
  /** What was found on the film, each by its corners; drawn whatever is placed. */
  outlines: readonly Outline[];
  selected: string | null;
  /** What is being drawn: a line or a circle that follows the pointer. */
  rubber: { from: Point; to: Point; circle: boolean } | null;
  /** A thing of known size. */
  thing: ThingDrawn | null;
  /** All, lines alone, or nothing. */
  mode: 'all' | 'lines' | 'none';
  locked: boolean;
}

/** Names a landmark for people who hear the screen: "S1 superior posterior, confirmed, x 1430 y 6180". */
export type Describe = (site: string, placed: Placed) => string;

interface Mark {
  group: SVGGElement;
  circle: SVGCircleElement | null;
  /** What it shows: what has not changed is not drawn again. */
  placed: Placed | null;
  view: View | null;
  look: string;
}

/** The SVG over a film. */
export class Overlay {
  readonly element: SVGSVGElement;
  #lines = svg('g');
  #ghosts = svg('g');
  #outlines = svg('g', { class: 'outlines', 'aria-hidden': 'true' });
  #names = svg('g', { class: 'names', 'aria-hidden': 'true' });
  #marks = svg('g');
  #missing = svg('g');
  #rubber = svg('g');
  #thing = svg('g', { class: 'thing' });
  #known = new Map<string, Mark>();
  #describe: Describe;

  constructor(parent: HTMLElement, describe: Describe) {
    this.#describe = describe;
    this.element = svg('svg', { class: 'film-overlay' });
    const over = [
      this.#outlines,
      this.#thing,
      this.#lines,
      this.#ghosts,
      this.#names,
      this.#rubber,
      this.#marks,
    ];
    this.element.append(hatching(), this.#missing, ...over);
    parent.append(this.element);
  }

  /** Draws everything for a view. */
  draw(view: View, sheet: Sheet, drawing: Drawing): void {
    this.element.dataset.mode = drawing.mode;
    this.#drawLines(view, drawing);
    this.#ghosts.replaceChildren(...drawing.ghosts.map((one) => ghostParts(view, one)));
    this.#names.replaceChildren(...(drawing.mode === 'all' ? nameParts(view, sheet) : []));
    this.#drawOutlines(view, drawing.outlines);
    this.#drawRubber(view, drawing.rubber);
    this.#thing.replaceChildren(...thingParts(view, drawing.mode === 'none' ? null : drawing.thing));
    this.#drawMarks(view, sheet, drawing);
  }

  /** Hatches parts of the screen whose tiles could not be had. */
  drawMissing(parts: readonly { x: number; y: number; width: number; height: number }[]): void {
    this.#missing.replaceChildren(...parts.map((part) => svg('rect', { ...part, class: 'missing' })));
  }

  /** Puts the keyboard onto a landmark. */
  focus(site: string): void {
    this.#known.get(site)?.group.focus();
  }

  close(): void {
    this.element.remove();
  }

  #drawLines(view: View, { lines, highlighted, mode }: Drawing): void {
    const drawn = (line: Line, className: string) => {
      const { group, move } = haloed(`${className} ${line.kind}`);
      const [from, to] = [
        toScreen(view, { x: line.x0, y: line.y0 }),
        toScreen(view, { x: line.x1, y: line.y1 }),
      ];
      move(from.x, from.y, to.x, to.y);
      return group;
    };
    if (mode === 'none') return this.#lines.replaceChildren();
    this.#lines.replaceChildren(
      ...lines.map((line) => drawn(line, 'derived')),
      ...highlighted.map((line) => drawn(line, 'highlighted')),
    );
  }

  #drawOutlines(view: View, outlines: Drawing['outlines']): void {
    const drawn = ({ corners, isPossible }: Outline) => {
      const at = corners.map((corner) => toScreen(view, corner));
      const points = at.map(({ x, y }) => `${x},${y}`).join(' ');
      const group = svg('g', { class: isPossible ? 'haloed possible' : 'haloed' });
      group.append(svg('polygon', { class: 'halo', points }), svg('polygon', { class: 'stroke', points }));
      return group;
    };
    this.#outlines.replaceChildren(...outlines.map(drawn));
  }

  #drawRubber(view: View, rubber: Drawing['rubber']): void {
    if (!rubber) return this.#rubber.replaceChildren();
    const [from, to] = [toScreen(view, rubber.from), toScreen(view, rubber.to)];
    if (!rubber.circle) {
      const { group, move } = haloed('rubber');
      move(from.x, from.y, to.x, to.y);
      return this.#rubber.replaceChildren(group);
    }
    const r = Math.hypot(to.x - from.x, to.y - from.y);
    const group = svg('g', { class: 'haloed rubber' });
    group.append(
      svg('circle', { class: 'halo', cx: from.x, cy: from.y, r }),
      svg('circle', { class: 'stroke', cx: from.x, cy: from.y, r }),
    );
    return this.#rubber.replaceChildren(group);
  }

  #drawMarks(view: View, sheet: Sheet, drawing: Drawing): void {
    for (const [site, mark] of this.#known) {
      if (sheet.landmarks.has(site)) continue;
      mark.group.remove();
      this.#known.delete(site);
    }
    if (drawing.mode !== 'all') return this.#hideMarks();
    this.#marks.removeAttribute('display');
    const size = sizeAt(view);
    for (const [site, placed] of sheet.landmarks) {
      const mark = this.#known.get(site) ?? this.#newMark(site);
      const className = markClass(site, placed, drawing);
      const isFirst = drawing.selected === null && site === firstOf(sheet);
      const look = `${className} ${isFirst}`;
      // A hundred marks stand still while one is moved: those cost nothing.
      if (mark.placed === placed && mark.view === view && mark.look === look) continue;
      Object.assign(mark, { placed, view, look });
      const { x, y } = toScreen(view, placed);
      const isSelected = drawing.selected === site;
      set(mark.group, {
        transform: `translate(${x} ${y}) scale(${size})`,
        'aria-label': this.#describe(site, placed),
        'aria-pressed': String(isSelected),
        tabindex: isSelected || isFirst ? 0 : -1,
        class: className,
      });
      if (placed.radius !== undefined)
        this.#circleOf(mark).setAttribute('r', String((placed.radius * view.scale) / size));
    }
  }

  #hideMarks(): void {
    this.#marks.setAttribute('display', 'none');
  }

  #newMark(site: string): Mark {
    const group = svg('g', { role: 'button', 'data-site': site });
    const shape = SHAPES[partOf(site)];
    group.append(
      svg('rect', { class: 'hit', x: -HIT, y: -HIT, width: 2 * HIT, height: 2 * HIT }),
      svg('path', { class: 'halo', d: shape }),
      svg('path', { class: 'stroke', d: shape }),
      svg('circle', { class: 'dot', r: 1 }),
    );
    this.#marks.append(group);
    const mark: Mark = { group, circle: null, placed: null, view: null, look: '' };
    this.#known.set(site, mark);
    return mark;
  }

  #circleOf(mark: Mark): SVGCircleElement {
    if (mark.circle) return mark.circle;
    mark.circle = svg('circle', { class: 'outline' });
    mark.group.prepend(mark.circle);
    return mark.circle;
  }
}

/** Marks grow with the film up to their full size: on the whole film a hundred of them must not hide it. */
function sizeAt(view: View): number {
  return Math.min(1, Math.max(0.4, view.scale * 1.6));
}

function firstOf(sheet: Sheet): string | undefined {
  return sheet.landmarks.keys().next().value;
}

function markClass(site: string, placed: Placed, { selected, marked, locked }: Drawing): string {
  const states = [
    'mark',
    partOf(site),
    placed.confirmed === false ? 'unconfirmed' : 'confirmed',
    selected === site ? 'selected' : '',
    marked.has(site) ? 'marked' : '',
    locked ? 'locked' : '',
  ];
  return states.filter(Boolean).join(' ');
}

/** The pattern of what is missing. */
function hatching(): SVGDefsElement {
  const defs = svg('defs');
  const pattern = svg('pattern', {
    id: 'missing-tile',
    width: 12,
    height: 12,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  });
  pattern.append(
    svg('rect', { width: 12, height: 12, fill: '#1a1f26' }),
    svg('line', { x1: 0, y1: 0, x2: 0, y2: 12, stroke: '#6b7785', 'stroke-width': 4 }),
  );
  defs.append(pattern);
  return defs;
}
