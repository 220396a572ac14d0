/**
 * Which samples a pixel of the screen shows, in whole numbers: both back ends do the same arithmetic, so they give the same
 * greys to the last bit.
 *
 * Places are 16.16 fixed point in a level's own samples: column `u >> 16`, and `(u >> 8) & 255` parts of 256 towards the next.
 */
import type { View } from './view';

/** One sample, in fixed point. */
export const ONE = 65_536;

/** A rectangle of device pixels. */
export interface Rectangle {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** How device pixels map to a level: the place of the first pixel's middle, and the step from pixel to pixel. */
export interface Grid {
  level: number;
  startX: number;
  startY: number;
  stepX: number;
  stepY: number;
  /** Samples of the level. */
  columns: number;
  rows: number;
}

/** The grid of a level under a view; `ratio` device pixels are a CSS pixel, and the picture is `width` by `height`. */
export function gridOf(
  view: View,
  ratio: number,
  level: { number: number; columns: number; rows: number },
  picture: { columns: number; rows: number },
): Grid {
  const across = level.columns / picture.columns / (view.scale * view.aspect * ratio);
  const down = level.rows / picture.rows / (view.scale * ratio);
  const half = ONE / 2;
  return {
    level: level.number,
    stepX: Math.max(1, Math.round(across * ONE)),
    stepY: Math.max(1, Math.round(down * ONE)),
    // The middle of a sample is half a sample from its edge.
    startX: Math.round((0.5 - view.x * ratio) * across * ONE) - half,
    startY: Math.round((0.5 - view.y * ratio) * down * ONE) - half,
    columns: level.columns,
    rows: level.rows,
  };
}

/** The level whose samples are not much finer than the device's pixels. */
export function levelFor(view: View, ratio: number, levels: number): number {
  const rows = 1 / (view.scale * ratio);
  return Math.min(levels - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, rows)) + 0.25)));
}

/** The device pixels whose middles lie on samples from `from` up to `to`, without `to`; `limit` pixels there are. */
export function pixelsOn(
  start: number,
  step: number,
  from: number,
  to: number,
  limit: number,
): [number, number] {
  const edge = ONE / 2;
  const first = Math.ceil((from * ONE - edge - start) / step);
  const end = Math.ceil((to * ONE - edge - start) / step);
  return [Math.min(limit, Math.max(0, first)), Math.min(limit, Math.max(0, end))];
}

/** The device pixels on a rectangle of a level. */
export function rectangleOn(
  grid: Grid,
  area: { left: number; top: number; right: number; bottom: number },
  width: number,
  height: number,
): Rectangle {
  const [x0, x1] = pixelsOn(grid.startX, grid.stepX, area.left, area.right, width);
  const [y0, y1] = pixelsOn(grid.startY, grid.stepY, area.top, area.bottom, height);
  return { x0, y0, x1, y1 };
}

/** Whether there is nothing in it. */
export function isEmpty(rectangle: Rectangle): boolean {
  return rectangle.x1 <= rectangle.x0 || rectangle.y1 <= rectangle.y0;
}
