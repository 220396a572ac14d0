/** What is proposed, drawn: dotted where it is only expected, dashed where it lies on an edge of the film. */
import { type Point, toScreen, type View } from '../engine/view';
import { nameBeside, SHORTEST_NAMED } from './names';
import { svg } from './svg';

/** Something proposed: where it would be placed, and how it was found. */
export interface Ghost {
  places: ReadonlyMap<string, { x: number; y: number; radius?: number }>;
  /** `expected` from what is placed, or `edge` found on the film. */
  found: 'expected' | 'edge';
  /** Within so many rows of what is expected it lies in most people; where it is not said, no ring is drawn. */
  reach?: number;
}

/** A proposal as it is drawn. */
export interface GhostDrawn {
  ghost: Ghost;
  /** Stands beside it; empty = nothing does. */
  name: string;
  /** Whether it is the one that is asked for. */
  isAsked: boolean;
}

export function ghostParts(view: View, { ghost, name, isAsked }: GhostDrawn): SVGElement {
  const places = [...ghost.places.values()].map((place) => ({
    ...toScreen(view, place),
    radius: place.radius,
  }));
  const parts: SVGElement[] = places.map(({ x, y, radius }) =>
    svg('circle', { cx: x, cy: y, r: radius === undefined ? (isAsked ? 7 : 3) : radius * view.scale }),
  );
  const [from, to] = places;
  if (from && to) parts.push(svg('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
  if (ghost.reach !== undefined) parts.push(ringAround(places, ghost.reach * view.scale));
  const halos = parts.map((part) => part.cloneNode() as SVGElement);
  for (const halo of halos) halo.classList.add('halo');
  for (const part of parts) part.classList.add('stroke');
  const group = svg('g', { class: `ghosts ${ghost.found} ${isAsked ? 'asked' : 'other'}` });
  const isNamed = from && to && (isAsked || Math.hypot(to.x - from.x, to.y - from.y) >= SHORTEST_NAMED);
  group.append(...halos, ...parts, ...(isNamed && name ? [nameBeside(name, from, to)] : []));
  return group;
}

/** Within this ring it lies in most people: what is dotted in its middle says where to begin to look, not which vertebra it is. */
function ringAround(places: readonly Point[], radius: number): SVGElement {
  const middle = (pick: (place: Point) => number) =>
    places.reduce((sum, place) => sum + pick(place), 0) / Math.max(1, places.length);
  return svg('circle', { class: 'ring', cx: middle(({ x }) => x), cy: middle(({ y }) => y), r: radius });
}
