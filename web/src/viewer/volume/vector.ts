/** Places and directions in the patient, in mm: towards the left, the back and the head. */

export type Vector = readonly [number, number, number];

export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const distance = (a: Vector, b: Vector): number => Math.hypot(...minus(a, b));
export const unit = (a: Vector): Vector => times(a, 1 / Math.hypot(...a));

/** Directions of the patient, forth and back. */
const LETTERS = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const;
/** A direction that has less of another than this is not called by it. */
const SHARE = 0.26;

/** The letters of a direction, the largest part first: `A`, or `AH` where it goes up as well. */
export function letters(direction: Vector): string {
  const parts = direction.map((part, axis) => ({ part, letter: LETTERS[axis]?.[part < 0 ? 1 : 0] ?? '' }));
  const seen = parts.filter(({ part }) => Math.abs(part) > SHARE);
  return seen
    .sort((one, other) => Math.abs(other.part) - Math.abs(one.part))
    .map(({ letter }) => letter)
    .join('');
}
