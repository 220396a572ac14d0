/** Edges that were found one beside the other must follow each other as the endplates do. */
import type { Ghost } from '../overlay/ghosts';

interface Place {
  x: number;
  y: number;
}

/**
 * The edges without those that change places with a neighbour: there one edge was taken for another, and neither is proposed.
 * `expected` and `found` run in one direction along the column; null = not expected or not found.
 */
export function inOrder(
  expected: readonly (Ghost | null)[],
  found: readonly (Ghost | null)[],
): (Ghost | null)[] {
  const wrong = new Set<number>();
  const known = [...found.keys()].filter((index) => found[index] && expected[index]);
  for (const [number, at] of known.entries()) {
    const next = known[number + 1];
    if (next === undefined) break;
    const [way, gone] = [between(expected[at], expected[next]), between(found[at], found[next])];
    if (way.x * gone.x + way.y * gone.y <= 0) wrong.add(at).add(next);
  }
  return found.map((ghost, index) => (wrong.has(index) ? null : ghost));
}

/** Endplates nearer than this share of what was expected are one edge taken for another. */
const TOO_NEAR = 0.4;

/** Whether an edge that was found keeps its place beside endplates that are placed: on the side, and as far off, as it was expected. */
export function keepsOrder(expected: Ghost, found: Ghost, placed: Iterable<Place>): boolean {
  const [looked, lies] = [middle(expected), middle(found)];
  for (const place of placed) {
    const [way, gone] = [
      { x: looked.x - place.x, y: looked.y - place.y },
      { x: lies.x - place.x, y: lies.y - place.y },
    ];
    const along = (way.x * gone.x + way.y * gone.y) / Math.hypot(way.x, way.y) ** 2;
    if (along < TOO_NEAR) return false;
  }
  return true;
}

function between(from: Ghost | null | undefined, to: Ghost | null | undefined): Place {
  const [one, other] = [middle(from), middle(to)];
  return { x: other.x - one.x, y: other.y - one.y };
}

function middle(ghost: Ghost | null | undefined): Place {
  const places = [...(ghost?.places.values() ?? [])];
  const many = Math.max(1, places.length);
  return {
    x: places.reduce((sum, { x }) => sum + x, 0) / many,
    y: places.reduce((sum, { y }) => sum + y, 0) / many,
  };
}
