/** Windows by number. */
import { meaningOf, spanning, type Window } from './lut';
import { type Block, levelAt, type PictureInfo } from './picture';

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

/** Of the values on a part so many lie below and above its window. */
const OUTERMOST = 0.02;
/** So many of the values of a faint part are darker than white: a shoulder or an arm may be all white, the neck beside it is seen. */
const SEEN = 0.7;
/** No part is shown in a window narrower than this share of the film's own. */
const NARROWEST = 0.4;

/** A part of a picture, in its own columns and rows. */
export interface Part {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The window that spans the values of a part, read off a level that is there whole; null where the part holds none. */
export function windowOn(info: PictureInfo, block: Block, part: Part): Window | null {
  const values = valuesOn(info, block, part);
  return values.length === 0 ? null : between(at(values, OUTERMOST), at(values, 1 - OUTERMOST));
}

/** The window as dark as `stated` in which a part is seen that would be faint; null where the part holds nothing brighter. */
export function windowSeeing(info: PictureInfo, block: Block, part: Part, stated: Window): Window | null {
  const dark = stated.centre - stated.width / 2;
  const values = valuesOn(info, block, part).filter((value) => value > dark);
  if (values.length === 0) return null;
  return between(dark, Math.max(dark + NARROWEST * stated.width, at(values, SEEN)));
}

const between = (low: number, high: number): Window => ({
  centre: (low + high) / 2,
  width: Math.max(1, high - low),
});

const at = (values: readonly number[], share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;

/** The values with a meaning on a part of a level, the lowest first, without padding. */
function valuesOn(info: PictureInfo, block: Block, part: Part): number[] {
  const whole = levelAt(info, 0);
  const [wide, high] = [block.stride / whole.columns, block.height / whole.rows];
  const [left, right] = [
    Math.max(0, Math.floor(part.left * wide)),
    Math.min(block.stride, part.right * wide),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(part.top * high)),
    Math.min(block.height, part.bottom * high),
  ];
  const values: number[] = [];
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const sample = block.samples[row * block.stride + column] ?? 0;
      const stored = info.signed && sample >= 0x8000 ? sample - 0x1_0000 : sample;
      const [low, most] = info.padding ?? [];
      const isPadding = low !== undefined && most !== undefined && stored >= low && stored <= most;
      if (!isPadding) values.push(meaningOf(info, stored));
    }
  return values.sort((one, other) => one - other);
}
