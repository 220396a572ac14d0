/** Windows by number. */
import { spanning, type Window } from './lut';
import type { PictureInfo } from './picture';

/** Narrower and narrower parts of the values of a film. */
const PARTS: Record<number, [number, number]> = {
  2: [0.01, 0.99],
  3: [0.35, 0.995],
  4: [0.5, 0.999],
  5: [0.02, 0.8],
};

/** The window with this number; null = as the film says. */
export function presetOf(info: PictureInfo, number: number): Window | null {
  const part = PARTS[number];
  return part ? spanning(info, part[0], part[1]) : null;
}
