/** Counts of frames, fetched from the node, and drawn. */
import { queryOptions } from '@tanstack/react-query';
import { fetchTile } from '../study/tiles';
import { type Box, type Frame, pixelOf } from './scan';

/** The node sends no more bytes at once. */
const MOST_BYTES = 16 << 20;
const BYTES = 4;

/** Counts of frames of one picture, in their order. */
export const countsQuery = (frames: readonly Frame[]) =>
  queryOptions({
    queryKey: ['counts', frames[0]?.image, frames.map(({ index }) => index)],
    queryFn: ({ signal }) => fetchCounts(frames, signal),
    staleTime: Infinity,
    enabled: frames.length > 0,
  });

async function fetchCounts(frames: readonly Frame[], signal: AbortSignal): Promise<Uint32Array[]> {
  const [first] = frames;
  if (!first) return [];
  const pixels = first.columns * first.rows;
  const indices = frames.map(({ index }) => index);
  const [from, end] = [Math.min(...indices), Math.max(...indices) + 1];
  const portion = Math.max(1, Math.floor(MOST_BYTES / (pixels * BYTES)));
  const all: Uint32Array[] = [];
  for (let at = from; at < end; at += portion) {
    const count = Math.min(portion, end - at);
    const bytes = await fetchTile(`/api/v1/images/${first.image}/counts?from=${at}&count=${count}`, signal);
    for (let frame = 0; frame < count; frame++) all.push(numbers(bytes, frame * pixels, pixels));
  }
  return indices.map((index) => all[index - from] ?? new Uint32Array(pixels));
}

/** Numbers of 32 bits, little endian whatever the machine. */
function numbers(bytes: ArrayBuffer, from: number, count: number): Uint32Array {
  const view = new DataView(bytes, from * BYTES, count * BYTES);
  return Uint32Array.from({ length: count }, (_, at) => view.getUint32(at * BYTES, true));
}

/** Of all pixels in a box, this share is less bright than the upper window that is first shown. */
const SHOWN_SHARE = 0.997;

/** The upper window at which a picture is first shown: hardly anything of the box is brighter, in any of the frames. */
export function usualTop(counts: readonly Uint32Array[], frame: Frame, box: Box): number {
  const [across, down] = pixelOf(frame);
  const columns = [box.left / across, (box.left + box.width) / across].map(Math.round);
  const rows = [box.top / down, (box.top + box.height) / down].map(Math.round);
  // How often every count occurs: a flow has millions of pixels, and few counts.
  const often = new Map<number, number>();
  let all = 0;
  for (const values of counts)
    for (let row = Math.max(0, rows[0] ?? 0); row < Math.min(frame.rows, rows[1] ?? 0); row++)
      for (
        let column = Math.max(0, columns[0] ?? 0);
        column < Math.min(frame.columns, columns[1] ?? 0);
        column++
      ) {
        const value = values[row * frame.columns + column] ?? 0;
        often.set(value, (often.get(value) ?? 0) + 1);
        all++;
      }
  let brighter = all * (1 - SHOWN_SHARE);
  for (const [value, times] of [...often].sort(([one], [other]) => other - one)) {
    brighter -= times;
    if (brighter < 0) return Math.max(1, value);
  }
  return 1;
}

/** A frame as grey values, the more counts the darker unless `isInverted`. */
export function greys(counts: Uint32Array, frame: Frame, top: number, isInverted: boolean): ImageData {
  const picture = new ImageData(frame.columns, frame.rows);
  counts.forEach((count, at) => {
    const share = Math.min(1, count / top);
    const grey = Math.round(255 * (isInverted ? share : 1 - share));
    picture.data.set([grey, grey, grey, 255], at * 4);
  });
  return picture;
}
