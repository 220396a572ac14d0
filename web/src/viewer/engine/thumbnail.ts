/** A film as a small picture, in its own window, from the levels that come in one piece. */
import { lookUp } from './lut';
import { type PictureInfo, splitTop } from './picture';

/** Paints a film into a canvas, at least so many pixels high where it has them; what cannot be had stays black. */
export async function paintThumbnail(
  canvas: HTMLCanvasElement | null,
  film: { id: string; info: PictureInfo },
  height: number,
  signal: AbortSignal,
): Promise<void> {
  const context = canvas?.getContext('2d');
  const address = `/api/v1/images/${encodeURIComponent(film.id)}/top.u16`;
  const answer = await fetch(address, { signal }).catch(() => null);
  if (!canvas || !context || !answer?.ok) return;
  const levels = splitTop(film.info, new Uint16Array(await answer.arrayBuffer()));
  const level = levels.findLast((one) => one.height >= height) ?? levels[0];
  if (!level) return;
  const greys = lookUp(film.info, { window: null, inverted: false });
  const flip = film.info.signed ? 0x8000 : 0;
  const frame = new ImageData(level.stride, level.height);
  for (const [at, sample] of level.samples.entries()) {
    const grey = greys[sample ^ flip] ?? 0;
    frame.data.set([grey, grey, grey, 255], 4 * at);
  }
  canvas.width = level.stride;
  canvas.height = level.height;
  context.putImageData(frame, 0, 0);
}
