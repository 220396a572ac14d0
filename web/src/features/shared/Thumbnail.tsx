/** A small picture of a film. */
import { useEffect, useRef } from 'react';
import type { PictureInfo } from '../../viewer/engine/picture';
import { paintThumbnail } from '../../viewer/engine/thumbnail';

interface Props {
  image: string;
  info: PictureInfo;
  /** How many pixels high it is at least. */
  height: number;
  /** What people hear who do not see it; none where words beside it say the same. */
  name?: string;
  className?: string;
}

export function Thumbnail({ image, info, height, name, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    void paintThumbnail(canvas.current, { id: image, info }, height, stop.signal).catch(() => undefined);
    return () => stop.abort();
  }, [image, info, height]);
  const picture = (
    <canvas ref={canvas} className={className} {...(name && { role: 'img', 'aria-label': name })} />
  );
  return name ? picture : <span aria-hidden="true">{picture}</span>;
}
