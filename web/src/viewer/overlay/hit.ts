/** Which landmark a pointer means. */
import { type Point, toScreen, type View } from '../engine/view';
import type { Sheet } from '../store/sheet';
import { HIT } from './marks';

/** The landmark nearest to a point of the screen and within `reach` of it; of several the nearest wins. */
export function hit(view: View, sheet: Sheet, at: Point, reach = HIT): string | null {
  let nearest: string | null = null;
  let least = reach;
  for (const [site, placed] of sheet.landmarks) {
    const there = toScreen(view, placed);
    const far = Math.max(Math.abs(there.x - at.x), Math.abs(there.y - at.y));
    if (far <= least) [nearest, least] = [site, far];
  }
  return nearest;
}
