/** Asking the node for the edge of a bone near a proposal. */
import type { Ghost } from './overlay/ghosts';
import type { Step } from './wizard/steps';

/** What is asked, in pixels of the film. */
export type Drawn =
  | {
      kind: 'endplate';
      ends: [[number, number], [number, number]];
      bone: 'left' | 'right' | null;
      reach: number;
    }
  | { kind: 'circle'; centre: [number, number]; radius: number; reach: number };

/** What the node found; a proposal, never a landmark. */
export interface Snapped {
  endplate?: { ends: readonly (readonly number[])[] } | null;
  circle?: { centre: readonly number[]; radius: number } | null;
}

/** Asks the node. */
export type Snap = (drawn: Drawn) => Promise<Snapped>;

/** An edge is looked for within this share of what is proposed, and never farther than the node looks. */
const SHARE = 0.35;
const MOST_REACH = 200;

const reachOf = (size: number) => Math.min(MOST_REACH, Math.max(4, size * SHARE));

/** What to ask for a proposal of a step; null where there is no edge to look for. */
export function drawnOf(step: Step, ghost: Ghost, facing: 'left' | 'right'): Drawn | null {
  const [first, second] = step.sites.map((site) => ghost.places.get(site));
  if (step.kind === 'circle' && first?.radius) {
    return { kind: 'circle', centre: [first.x, first.y], radius: first.radius, reach: reachOf(first.radius) };
  }
  if (step.kind !== 'endplate' || !first || !second) return null;
  return {
    kind: 'endplate',
    ends: [
      [first.x, first.y],
      [second.x, second.y],
    ],
    bone: boneSide(step.sites[0] ?? '', facing),
    reach: reachOf(Math.hypot(second.x - first.x, second.y - first.y)),
  };
}

/** The proposal on the edge that was found; null where none was. */
export function ghostOn(step: Step, found: Snapped): Ghost | null {
  if (step.kind === 'circle' && found.circle) {
    const [x = 0, y = 0] = found.circle.centre;
    return { found: 'edge', places: new Map([[step.sites[0] ?? '', { x, y, radius: found.circle.radius }]]) };
  }
  const ends = found.endplate?.ends;
  if (step.kind !== 'endplate' || !ends) return null;
  const places = step.sites.map((site, index): [string, { x: number; y: number }] => [
    site,
    { x: ends[index]?.[0] ?? 0, y: ends[index]?.[1] ?? 0 },
  ]);
  return { found: 'edge', places: new Map(places) };
}

/** On which side bone lies as one walks from the posterior to the anterior corner, seen on the film. */
function boneSide(site: string, facing: 'left' | 'right'): 'left' | 'right' {
  const boneBelow = site.includes('.superior.');
  return boneBelow === (facing === 'right') ? 'right' : 'left';
}
