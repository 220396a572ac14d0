/** Where points of one day stand, and where a label finds room. */
import type { Point } from './points';

/** The least distance between two points of one day: each is a target of its own for a finger. */
export const BESIDE = 24;

/** The place of each of the things of one day: side by side around the day. */
export function beside(day: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => day + (place - (count - 1) / 2) * BESIDE);
}

/** Where the label of a point stands. */
export interface LabelPlace {
  id: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** A rectangle on the drawing. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const CHARACTER = 6.3;
const LINE = 13;
const OFF = 10;
const STEP = 8;

/** The room that is left on a drawing: what is put down takes its place. */
export class Room {
  readonly #edge: Box;
  readonly #taken: Box[] = [];
  readonly #avoided: Box[] = [];

  constructor(edge: Box) {
    this.#edge = edge;
  }

  /** Keeps a place free of labels. */
  take(box: Box): void {
    this.#taken.push(box);
  }

  /** Keeps a line free of labels. */
  takeLine(x1: number, y1: number, x2: number, y2: number): void {
    const steps = Math.max(1, Math.ceil(Math.abs(x2 - x1) / STEP));
    for (let step = 0; step <= steps; step += 1) {
      const x = x1 + ((x2 - x1) * step) / steps;
      const y = y1 + ((y2 - y1) * step) / steps;
      this.take({ left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 });
    }
  }

  /** Labels stand elsewhere as long as there is an elsewhere. */
  avoid(box: Box): void {
    this.#avoided.push(box);
  }

  /** The first of the boxes that is free, taken at once; nothing where none is. */
  find<Candidate extends { box: Box }>(candidates: readonly Candidate[]): Candidate | undefined {
    const possible = candidates.filter(({ box }) => this.#isInside(box) && isFree(box, this.#taken));
    const free = possible.find(({ box }) => isFree(box, this.#avoided)) ?? possible[0];
    if (free) this.take(free.box);
    return free;
  }

  #isInside(box: Box): boolean {
    const { left, right, top, bottom } = this.#edge;
    return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
  }
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return !taken.some((other) => overlap(other, box));
}

/** How much room a line of text takes. */
export function textWidth(text: string): number {
  return text.length * CHARACTER;
}

/**
 * Places for the labels that find one: to the right of the point, to its left, above, below. Points are expected to be in the room
 * already. A label without room is left out; it stands in the table and is read out with the point.
 */
export function placeLabels(
  points: readonly Point[],
  y: (value: number) => number,
  room: Room,
): LabelPlace[] {
  return points.flatMap((point) => {
    const found = point.label ? room.find(candidates(point, y)) : undefined;
    return found ? [found.place] : [];
  });
}

/** Where the name of a line across the drawing stands: above it or below it, at its beginning, its middle or its end. */
export function placeOnLine(
  text: string,
  at: number,
  left: number,
  right: number,
  room: Room,
): LabelPlace | undefined {
  const width = textWidth(text);
  const starts = [left + 6, (left + right - width) / 2, right - 6 - width];
  const middles = [at - LINE / 2 - 1, at + LINE / 2 + 1];
  const tries = starts.flatMap((start) =>
    middles.map((middle) => ({
      place: { id: text, x: start, y: middle, anchor: 'start' as const },
      box: { left: start, right: start + width, top: middle - LINE / 2 + 1, bottom: middle + LINE / 2 - 1 },
    })),
  );
  return room.find(tries)?.place;
}

/** The place that a point takes with its interval. */
export function boxOf(point: Point, y: (value: number) => number): Box {
  const { low, high } = point.interval ?? { low: point.value, high: point.value };
  return {
    left: point.x - 7,
    right: point.x + 7,
    top: Math.min(y(high), y(point.value) - 7),
    bottom: Math.max(y(low), y(point.value) + 7),
  };
}

function candidates(point: Point, y: (value: number) => number): { place: LabelPlace; box: Box }[] {
  const width = textWidth(point.label);
  const at = y(point.value);
  const own = boxOf(point, y);
  const { id, x } = point;
  const level = { top: at - LINE / 2, bottom: at + LINE / 2 };
  return [
    {
      place: { id, x: x + OFF, y: at, anchor: 'start' },
      box: { left: x + OFF, right: x + OFF + width, ...level },
    },
    {
      place: { id, x: x - OFF, y: at, anchor: 'end' },
      box: { left: x - OFF - width, right: x - OFF, ...level },
    },
    ...[own.top - LINE / 2 - 1, own.bottom + LINE / 2 + 1].map((middle) => ({
      place: { id, x, y: middle, anchor: 'middle' as const },
      box: { left: x - width / 2, right: x + width / 2, top: middle - LINE / 2, bottom: middle + LINE / 2 },
    })),
  ];
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
