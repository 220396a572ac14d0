/** One frame of a gamma camera, and what is drawn over it in millimetres. */
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { greys } from './counts';
import { type Box, type Frame, wholeOf } from './scan';

export function CountsPicture({
  frame,
  counts,
  box,
  top,
  isInverted,
  label,
  children,
  onPoint,
}: {
  frame: Frame;
  counts: Uint32Array;
  /** What of it is shown. */
  box: Box;
  /** Counts at which it is darkest. */
  top: number;
  isInverted: boolean;
  label: string;
  /** Drawn over it, in mm. */
  children?: ReactNode;
  /** Somebody points at a place, in mm. */
  onPoint?: ((across: number, down: number) => void) | undefined;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, greys(counts, frame, top, isInverted));
  }, [counts, frame, top, isInverted]);
  const whole = wholeOf(frame);
  const share = (length: number, of: number) => `${(length / of) * 100}%`;
  const point = (event: MouseEvent<SVGSVGElement>) => {
    const { left, top: above, width, height } = event.currentTarget.getBoundingClientRect();
    const across = box.left + ((event.clientX - left) / width) * box.width;
    onPoint?.(across, box.top + ((event.clientY - above) / height) * box.height);
  };
  return (
    <div
      className={`counts-picture${onPoint ? ' pointing' : ''}`}
      style={{
        aspectRatio: `${box.width} / ${box.height}`,
        // No taller than a screen: it is looked at as a whole.
        maxWidth: `calc(var(--tallest) * ${box.width / box.height})`,
      }}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{
          width: share(whole.width, box.width),
          height: share(whole.height, box.height),
          left: share(whole.left - box.left, box.width),
          top: share(whole.top - box.top, box.height),
        }}
      />
      <svg
        viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onClick={onPoint && point}
      >
        {children}
      </svg>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, picture: ImageData): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
}
