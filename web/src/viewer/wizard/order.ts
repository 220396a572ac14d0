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
