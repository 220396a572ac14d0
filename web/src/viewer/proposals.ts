/** Where the landmarks of a step are looked for: expected from what is placed, then on an edge that the node finds on the film. */
import type { Tracing } from '../measure';
import type { Ghost } from './overlay/ghosts';
import { drawnOf, ghostOn, type Snap } from './snap';
import type { Sheet } from './store/sheet';
import { endplatesIn } from './wizard/column';
import { keepsOrder } from './wizard/order';
import type { Step } from './wizard/steps';

/** What is proposed for a step, and how much of the film to show for it. */
export interface Proposal {
  /** Null = nothing is drawn: it would lie over what is placed already. */
  ghost: Ghost | null;
  /** Looked at, whether drawn or not. */
  around: Ghost;
  reach: number;
}

/** Where a step's landmarks are expected; null where nothing tells. */
export function expectedFor(step: Step, tracing: Tracing, sheet: Sheet): Proposal | null {
  const places = new Map<string, { x: number; y: number; radius?: number }>();
  let reach = 0;
  for (const site of step.sites) {
    const found = tracing.expected(site);
    if (!found) return null;
    const radius = step.kind === 'circle' ? (tracing.headRadius ?? undefined) : undefined;
    places.set(site, { x: found.x, y: found.y, ...(radius !== undefined && { radius }) });
    reach = found.reach;
  }
  const around: Ghost = { places, found: 'expected' };
  // Where one head is placed nothing tells where beside it the other lies.
  return { ghost: otherHead(step, sheet) ? null : { ...around, reach }, around, reach };
}

/** What the node finds on the film near there; null where it finds nothing, or what is placed already. */
export async function edgeFor(
  step: Step,
  around: Ghost,
  facing: 'left' | 'right',
  snap: Snap,
  sheet: Sheet,
): Promise<Ghost | null> {
  const asked = drawnOf(step, around, facing);
  const found = asked && (await snap(asked).catch(() => null));
  const ghost = found && ghostOn(step, found);
  const [circle] = ghost ? [...ghost.places.values()] : [];
  const other = otherHead(step, sheet);
  if (circle && other && isSame(circle, other)) return null;
  return ghost && keepsOrder(around, ghost, endplatesIn(sheet)) ? ghost : null;
}

interface Circle {
  x: number;
  y: number;
  radius?: number;
}

/** The femoral head of the other side, where this step is about one and that one is placed. */
export function otherHead(step: Step, sheet: Sheet): Circle | null {
  if (step.kind !== 'circle') return null;
  const other = [...sheet.landmarks].find(
    ([site]) => site.startsWith('femoral_head') && !step.sites.includes(site),
  );
  return other?.[1] ?? null;
}

/** Circles whose outlines lie this near each other, as a share of the radius, are one outline found again. */
const ONE_OUTLINE = 0.25;

function isSame(one: Circle, other: Circle): boolean {
  const near = ONE_OUTLINE * (other.radius ?? one.radius ?? 0);
  return (
    Math.hypot(one.x - other.x, one.y - other.y) + Math.abs((one.radius ?? 0) - (other.radius ?? 0)) < near
  );
}
