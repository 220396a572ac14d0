/** A small drawing of the column with the thing to place marked on it: own line art, no film. */
import type { Step } from '../../viewer/wizard/steps';

/** Middles of the bodies from C2 to S1 in the drawing, with the lean of each in degrees; patient facing right. */
const BODIES: readonly { level: string; x: number; y: number; lean: number; w: number; h: number }[] = [
  { level: 'C2', x: 58, y: 22, lean: 6, w: 8, h: 6 },
  { level: 'C3', x: 58, y: 30, lean: 2, w: 8, h: 5 },
  { level: 'C4', x: 58, y: 36, lean: -2, w: 8, h: 5 },
  { level: 'C5', x: 57, y: 42, lean: 2, w: 8, h: 5 },
  { level: 'C6', x: 56, y: 48, lean: 8, w: 8, h: 5 },
  { level: 'C7', x: 54, y: 54, lean: 16, w: 9, h: 5 },
  { level: 'T1', x: 52, y: 61, lean: 22, w: 10, h: 6 },
  { level: 'T2', x: 49, y: 68, lean: 22, w: 10, h: 6 },
  { level: 'T3', x: 46, y: 75, lean: 18, w: 11, h: 6 },
  { level: 'T4', x: 44, y: 83, lean: 14, w: 11, h: 6 },
  { level: 'T5', x: 42, y: 91, lean: 10, w: 12, h: 6.5 },
  { level: 'T6', x: 41, y: 99, lean: 6, w: 12, h: 6.5 },
  { level: 'T7', x: 40, y: 107, lean: 2, w: 13, h: 6.5 },
  { level: 'T8', x: 40, y: 116, lean: -2, w: 13, h: 7 },
  { level: 'T9', x: 41, y: 125, lean: -6, w: 14, h: 7 },
  { level: 'T10', x: 42, y: 134, lean: -8, w: 14, h: 7.5 },
  { level: 'T11', x: 43, y: 144, lean: -10, w: 15, h: 8 },
  { level: 'T12', x: 45, y: 154, lean: -12, w: 15, h: 8 },
  { level: 'L1', x: 47, y: 165, lean: -12, w: 16, h: 9 },
  { level: 'L2', x: 49, y: 177, lean: -8, w: 17, h: 9 },
  { level: 'L3', x: 51, y: 189, lean: 0, w: 17, h: 9.5 },
  { level: 'L4', x: 51, y: 201, lean: 8, w: 17, h: 9.5 },
  { level: 'L5', x: 49, y: 213, lean: 20, w: 17, h: 9.5 },
];
const HEAD = { x: 58, y: 246, r: 9 };
const KNEE = { x: 58, y: 330 };
const ANKLE = { x: 55, y: 412 };

/** The part of the drawing that a step is about. */
function windowOf(step: Step): string {
  const middle = placeOf(step);
  const high = step.kind === 'circle' || step.id === 'S1_superior' ? 110 : 96;
  const top = Math.max(0, middle.y - high / 2);
  return `${middle.x - 48} ${top} 96 ${high}`;
}

function placeOf(step: Step): { x: number; y: number } {
  const site = step.sites[0] ?? '';
  if (site.startsWith('femoral')) return HEAD;
  if (site.startsWith('knee')) return KNEE;
  if (site.startsWith('ankle')) return ANKLE;
  const body = BODIES.find(({ level }) => level === site.split('.')[0]);
  return body ?? { x: 44, y: 226 };
}

/** The drawing of a step; `mirrored` for a patient who faces left. */
export function Schematic({ step, mirrored }: { step: Step; mirrored: boolean }) {
  return (
    <svg
      className={mirrored ? 'schematic mirrored' : 'schematic'}
      viewBox={windowOf(step)}
      aria-hidden="true"
    >
      {BODIES.map((body) => (
        <rect
          key={body.level}
          className="schematic-bone"
          x={-body.w / 2}
          y={-body.h / 2}
          width={body.w}
          height={body.h}
          rx={1.5}
          transform={`translate(${body.x} ${body.y}) rotate(${body.lean})`}
        />
      ))}
      <path className="schematic-bone" d="M38 219L55 229L50 246L44 262L38 256L36 240Z" />
      <circle className="schematic-bone" cx={HEAD.x} cy={HEAD.y} r={HEAD.r} />
      <path
        className="schematic-bone"
        d={`M${HEAD.x - 4} ${HEAD.y + 8}L${KNEE.x - 3} ${KNEE.y}M${HEAD.x + 5} ${HEAD.y + 8}L${KNEE.x + 4} ${KNEE.y}M${KNEE.x - 3} ${KNEE.y + 4}L${ANKLE.x - 3} ${ANKLE.y}M${KNEE.x + 4} ${KNEE.y + 4}L${ANKLE.x + 3} ${ANKLE.y}`}
      />
      <Target step={step} />
    </svg>
  );
}

/** What is to be placed: a line with its two ends, a circle with its middle, or a cross. */
function Target({ step }: { step: Step }) {
  if (step.kind === 'circle') {
    return (
      <g className="schematic-target">
        <circle cx={HEAD.x} cy={HEAD.y} r={HEAD.r} />
        <path d={`M${HEAD.x} ${HEAD.y}L${HEAD.x + HEAD.r} ${HEAD.y}`} />
        <circle className="dot" cx={HEAD.x} cy={HEAD.y} r={1.6} />
      </g>
    );
  }
  const { x, y } = placeOf(step);
  if (step.kind === 'point')
    return <path className="schematic-target" d={`M${x - 5} ${y}H${x + 5}M${x} ${y - 5}V${y + 5}`} />;
  return <EndplateTarget step={step} />;
}

function EndplateTarget({ step }: { step: Step }) {
  const site = step.sites[0] ?? '';
  const body = BODIES.find(({ level }) => level === site.split('.')[0]);
  const turn = body
    ? `translate(${body.x} ${body.y}) rotate(${body.lean})`
    : 'translate(46.5 224) rotate(30)';
  const width = body?.w ?? 19;
  const y = body ? (site.includes('.superior.') ? -body.h / 2 : body.h / 2) : 0;
  return (
    <g className="schematic-target" transform={turn}>
      <path d={`M${-width / 2} ${y}H${width / 2}`} />
      <circle className="dot" cx={-width / 2} cy={y} r={1.6} />
      <circle className="dot" cx={width / 2} cy={y} r={1.6} />
    </g>
  );
}
