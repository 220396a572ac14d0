/** A thing of known size on the film: a ruler with its ends, a ball as a circle, with its size beside it. */
import { type Point, toScreen, type View } from '../engine/view';
import { svg } from './svg';

/** What is drawn of it. */
export interface ThingDrawn {
  /** The ends of a ruler, or the points that were marked on a ball. */
  points: readonly Point[];
  circle: (Point & { radius: number }) | null;
  /** How large it is, in words; empty while it is being marked. */
  name: string;
}

/** Half the length of the strokes that end a ruler, and half the size of the cross on a marked point. */
const TICK = 7;
/** The words stand so far from it. */
const AWAY = 10;

/** The elements of a thing, none where there is none. */
export function thingParts(view: View, thing: ThingDrawn | null): SVGElement[] {
  if (!thing) return [];
  const points = thing.points.map((point) => toScreen(view, point));
  const [from, to] = points;
  const isRuler = thing.name !== '' && from && to;
  const shape = isRuler ? ruler(from, to) : points.map(cross).join('');
  const circle = thing.circle && { ...toScreen(view, thing.circle), r: thing.circle.radius * view.scale };
  return [
    ...twice('path', { d: shape }),
    ...(circle ? twice('circle', { cx: circle.x, cy: circle.y, r: circle.r }) : []),
    ...words(thing.name, circle ? { x: circle.x + circle.r, y: circle.y } : rightmost(points)),
  ];
}

function ruler(from: Point, to: Point): string {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [((to.y - from.y) / long) * TICK, ((from.x - to.x) / long) * TICK];
  const end = (at: Point) => `M${at.x - x} ${at.y - y}L${at.x + x} ${at.y + y}`;
  return `M${from.x} ${from.y}L${to.x} ${to.y}${end(from)}${end(to)}`;
}

function cross({ x, y }: Point): string {
  return `M${x - TICK} ${y}h${2 * TICK}M${x} ${y - TICK}v${2 * TICK}`;
}

/** Dark under light, to be seen on bone as well as on black. */
function twice(name: 'path' | 'circle', attributes: Record<string, string | number>): SVGElement[] {
  return ['halo', 'stroke'].map((look) => svg(name, { ...attributes, class: look }));
}

function rightmost(points: readonly Point[]): Point | null {
  return points.reduce<Point | null>((far, point) => (far === null || point.x > far.x ? point : far), null);
}

function words(name: string, at: Point | null): SVGElement[] {
  if (!name || !at) return [];
  const text = svg('text', { x: at.x + AWAY, y: at.y + 4 });
  text.textContent = name;
  return [text];
}
