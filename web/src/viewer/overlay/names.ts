/** Names of vertebrae beside their endplates: who counts sees at once that one was taken for another. */
import { type Point, toScreen, type View } from '../engine/view';
import type { Sheet } from '../store/sheet';
import { svg } from './svg';

/** So far beside the end of an endplate stands its name, in CSS pixels. */
const AWAY = 10;
/** Beside shorter ones names would lie over each other. */
export const SHORTEST_NAMED = 28;

/** A name, in front of the anterior end of an endplate. */
export function nameBeside(name: string, from: Point, to: Point): SVGElement {
  const isRight = to.x >= from.x;
  const text = svg('text', {
    x: to.x + (isRight ? AWAY : -AWAY),
    y: to.y + 4,
    'text-anchor': isRight ? 'start' : 'end',
  });
  text.textContent = name;
  return text;
}

/** The names of the vertebrae of which an endplate is placed, each once; none where endplates are small on the screen. */
export function nameParts(view: View, { landmarks }: Sheet): SVGElement[] {
  const parts = new Map<string, SVGElement>();
  for (const surface of ['superior', 'inferior'])
    for (const [site, placed] of landmarks) {
      const [level = '', side, end] = site.split('.');
      const behind = landmarks.get(`${level}.${side}.posterior`);
      if (side !== surface || end !== 'anterior' || !behind || parts.has(level)) continue;
      const [from, to] = [toScreen(view, behind), toScreen(view, placed)];
      if (Math.hypot(to.x - from.x, to.y - from.y) >= SHORTEST_NAMED)
        parts.set(level, nameBeside(level, from, to));
    }
  return [...parts.values()];
}
