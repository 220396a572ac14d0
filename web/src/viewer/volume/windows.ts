/** Windows of slices, by name: how they are shown, and nothing else. */
import type { Window } from '../engine/lut';

export type WindowName = 'bone' | 'soft' | 'metal' | 'automatic';

/** Of Hounsfield units; what compares within a series only has no windows of its own. */
const OF_HOUNSFIELD: Record<Exclude<WindowName, 'automatic'>, Window> = {
  bone: { centre: 500, width: 2000 },
  soft: { centre: 50, width: 400 },
  metal: { centre: 2000, width: 8000 },
};

/** The windows that there are for values of a unit, the usual one first. */
export function windowsFor(unit: string | null | undefined): readonly WindowName[] {
  return unit === 'HU' ? ['bone', 'soft', 'metal', 'automatic'] : ['automatic'];
}

/** The window of a name; `automatic` is what the node suggests. */
export function windowNamed(name: WindowName, suggested: Window): Window {
  return name === 'automatic' ? suggested : OF_HOUNSFIELD[name];
}
