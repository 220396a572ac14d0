/** The form of a point. */
import { symbol, symbolCircle, symbolDiamond2, symbolSquare2, symbolTriangle } from 'd3-shape';
import type { Shape, Tone } from './points';
import './charts.css';

const DRAWN = {
  circle: symbol(symbolCircle, 64)() ?? '',
  diamond: symbol(symbolDiamond2, 72)() ?? '',
  square: symbol(symbolSquare2, 44)() ?? '',
  triangle: symbol(symbolTriangle, 54)() ?? '',
} satisfies Record<Shape, string>;

/** A point, full or hollow. */
export function Mark({
  shape,
  x = 0,
  y = 0,
  hollow = false,
  tone = 'main',
  active = false,
}: {
  shape: Shape;
  x?: number;
  y?: number;
  hollow?: boolean;
  tone?: Tone;
  active?: boolean;
}) {
  return (
    <path
      className={`mark ${tone} ${hollow ? 'hollow' : 'full'}${active ? ' active' : ''}`}
      d={DRAWN[shape]}
      transform={`translate(${x} ${y})`}
    />
  );
}

/** A point by itself, for a legend. */
export function MarkSample(mark: { shape: Shape; hollow?: boolean; tone?: Tone }) {
  return (
    <svg
      className="mark-sample"
      width="16"
      height="16"
      viewBox="-8 -8 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <Mark {...mark} />
    </svg>
  );
}
