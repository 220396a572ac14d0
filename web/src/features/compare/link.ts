/** Two views that move together: same size in millimetres, one point of both bodies at the same place of the screen. */
import { type Point, toScreen, type View } from '../../viewer/engine/view';

/**
 * How two films are tied together. On the pelvis, hip axis and sacrum lie on each other: what differs above is spine, below is
 * leg. At the hips or the feet the films keep their verticals.
 */
export type LinkMode = 'hips' | 'pelvis' | 'feet' | 'free';

/** What of a film ties it to another. */
export interface Tie {
  /** Millimetres a row; null where the film has none. */
  rowMillimetres: number | null;
  /** The hip axis, and the middle of the S1 endplate, in pixels of the film. */
  hip: Point | null;
  /** The middle of the ankles. */
  feet: Point | null;
  /** Pelvic tilt in degrees, as the module measured it: standing films alone have one; and which way the patient faces. */
  tilt: number | null;
  facing: 'left' | 'right' | null;
}

/** The middle of places; null of none. */
export function middleOf(places: readonly Point[]): Point | null {
  const mean = (of: (place: Point) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return places.length > 0 ? { x: mean(({ x }) => x), y: mean(({ y }) => y) } : null;
}

/** The point of a film that stays at the same place of the screen as the other's. */
export function anchorOf(tie: Tie, mode: LinkMode): Point | null {
  return mode === 'pelvis' || mode === 'hips' ? tie.hip : mode === 'feet' ? (tie.feet ?? tie.hip) : null;
}

/**
 * By how many degrees the other film is turned on the screen so that its pelvis lies on this one's, clockwise; null where nobody
 * knows. `pelvis` is how far the pelvis turned backwards from this film to the other, as the node says it of films that have no
 * pelvic tilt.
 */
export function turned(here: Tie, there: Tie, mode: LinkMode, pelvis: number | null): number | null {
  if (mode !== 'pelvis') return 0;
  if (here.facing !== there.facing) return null;
  const byTilt = here.tilt === null || there.tilt === null ? null : there.tilt - here.tilt;
  const backwards = pelvis ?? byTilt;
  return backwards === null ? null : backwards * (here.facing === 'left' ? -1 : 1);
}

/** The view of the other film that goes with a view of this one; null where nothing ties them. */
export function followed(view: View, here: Tie, there: Tie, aspect: number, mode: LinkMode): View | null {
  const [from, to] = [anchorOf(here, mode), anchorOf(there, mode)];
  if (!from || !to) return null;
  const ratio = here.rowMillimetres && there.rowMillimetres ? there.rowMillimetres / here.rowMillimetres : 1;
  const scale = view.scale * ratio;
  const at = toScreen(view, from);
  return { scale, aspect, x: at.x - to.x * scale * aspect, y: at.y - to.y * scale };
}
