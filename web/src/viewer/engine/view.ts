/** Which part of a picture is shown, and how large: screen geometry, nothing of the patient. */

/** Where a point lies. */
export interface Point {
  x: number;
  y: number;
}

/** A size in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/**
 * A view of a picture: `scale` CSS pixels a row of the picture; the picture's outer corner lies at `x`, `y` of the screen.
 * Columns are `aspect` times as wide as rows are high.
 */
export interface View extends Point {
  scale: number;
  aspect: number;
}

const LEAST = 0.01;
const MOST = 40;

/** Where a point of the picture lies on the screen. */
export function toScreen(view: View, point: Point): Point {
  return { x: view.x + point.x * view.scale * view.aspect, y: view.y + point.y * view.scale };
}

/** Which point of the picture lies there on the screen. */
export function toPicture(view: View, point: Point): Point {
  return { x: (point.x - view.x) / (view.scale * view.aspect), y: (point.y - view.y) / view.scale };
}

/** The whole picture in the middle of the screen. */
export function fitted(picture: Size, screen: Size, aspect: number): View {
  const wide = picture.width * aspect;
  const scale = clamp(Math.min(screen.width / wide, screen.height / picture.height));
  return {
    scale,
    aspect,
    x: (screen.width - wide * scale) / 2,
    y: (screen.height - picture.height * scale) / 2,
  };
}

/** The same view, larger by `factor` about a point of the screen that stays where it is. */
export function zoomed(view: View, about: Point, factor: number): View {
  const scale = clamp(view.scale * factor);
  const fixed = toPicture(view, about);
  return { ...view, scale, x: about.x - fixed.x * scale * view.aspect, y: about.y - fixed.y * scale };
}

/** The same view, moved. */
export function panned(view: View, by: Point): View {
  return { ...view, x: view.x + by.x, y: view.y + by.y };
}

/** A view with a point of the picture in the middle, and `rows` rows of it from top to bottom. */
export function centred(view: View, at: Point, rows: number, screen: Size): View {
  const scale = clamp(screen.height / rows);
  return {
    ...view,
    scale,
    x: screen.width / 2 - at.x * scale * view.aspect,
    y: screen.height / 2 - at.y * scale,
  };
}

/** Whether a point of the picture is on the screen, with so many rows around it. */
export function isWithin(view: View, at: Point, around: number, screen: Size): boolean {
  const { x, y } = toScreen(view, at);
  const far = around * view.scale;
  return x - far >= 0 && y - far >= 0 && x + far <= screen.width && y + far <= screen.height;
}

/** A view from which at least a strip of the picture can always be seen. */
export function kept(view: View, picture: Size, screen: Size): View {
  const strip = 48;
  const wide = picture.width * view.scale * view.aspect;
  const high = picture.height * view.scale;
  return {
    ...view,
    x: Math.min(screen.width - strip, Math.max(strip - wide, view.x)),
    y: Math.min(screen.height - strip, Math.max(strip - high, view.y)),
  };
}

function clamp(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}
