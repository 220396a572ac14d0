/** A drawing of each grade, as the picture shows it: no picture of a patient. */
import type { ReactNode } from 'react';

const BONE = '#8a8a8a';
const DARK = '#1c1c1c';
const FAT = '#f2f2f2';
const MUSCLE = '#5c5c5c';
const ROOT = '#4a4a4a';

/** Two bodies from the side, with what lies between them. */
function Disc({
  height,
  nucleus,
  ring = DARK,
  band,
}: {
  height: number;
  nucleus: string;
  ring?: string;
  band?: string;
}) {
  const top = 24 - height / 2;
  return (
    <>
      <rect x="4" y="0" width="56" height={top - 1} fill={BONE} rx="2" />
      <rect x="4" y={top + height + 1} width="56" height={48 - top - height - 1} fill={BONE} rx="2" />
      <rect x="3" y={top} width="58" height={height} rx="4" fill={ring} />
      <ellipse cx="32" cy="24" rx="20" ry={height / 2 - 2} fill={nucleus} />
      {band && <rect x="14" y="22.5" width="36" height="3" rx="1.5" fill={band} />}
    </>
  );
}

const ROOTS = [
  [22, 27],
  [27, 30],
  [32, 31],
  [37, 30],
  [42, 27],
] as const;
const ALL_ROOTS = [...ROOTS, [25, 21], [30, 24], [35, 24], [39, 21], [32, 18], [27, 17], [37, 17]] as const;

/** The dural sac across, with fat behind it. */
function Sac({
  fluid,
  roots,
  rows,
  fat,
  wide,
}: {
  fluid: string;
  roots: string;
  rows: typeof ROOTS | typeof ALL_ROOTS | [];
  fat: boolean;
  wide: number;
}) {
  return (
    <>
      <rect width="64" height="48" fill={MUSCLE} />
      <path d="M8 0 h48 v6 q-24 8 -48 0 z" fill={BONE} />
      {fat && <path d="M32 46 l-12 -10 h24 z" fill={FAT} />}
      <ellipse cx="32" cy="23" rx={wide} ry={wide * 0.68} fill={fluid} stroke={DARK} strokeWidth="1.5" />
      {rows.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="1.7" fill={roots} />
      ))}
    </>
  );
}

/** A foramen from the side: fat around the root. */
function Foramen({ across, along, root }: { across: number; along: number; root: [number, number] }) {
  return (
    <>
      <rect width="64" height="48" fill={BONE} />
      <ellipse cx="32" cy="22" rx={across} ry={along} fill={FAT} stroke={DARK} strokeWidth="2" />
      <ellipse cx="32" cy="20" rx={root[0]} ry={root[1]} fill={ROOT} />
    </>
  );
}

/** The same disc on T1 and on T2, with the marrow beside it. */
function Marrow({ t1, t2 }: { t1: string; t2: string }) {
  const half = (x: number, change: string, disc: string) => (
    <>
      <rect x={x} y="0" width="29" height="48" fill={BONE} />
      <path d={`M${x} 20 v-7 q14 -8 29 0 v7 z M${x} 28 v7 q14 8 29 0 v-7 z`} fill={change} />
      <rect x={x} y="20" width="29" height="8" fill={disc} />
    </>
  );
  return (
    <>
      {half(1, t1, '#3a3a3a')}
      {half(34, t2, '#2a2a2a')}
      <text x="3" y="46" className="grade-word">
        T1
      </text>
      <text x="36" y="46" className="grade-word">
        T2
      </text>
    </>
  );
}

/** A column of bodies, with what an artefact leaves of it. */
function Hidden({ radius }: { radius: number }) {
  return (
    <>
      <rect width="64" height="48" fill={MUSCLE} />
      {[0, 17, 34].map((top) => (
        <rect key={top} x="14" y={top} width="26" height="14" rx="2" fill={BONE} />
      ))}
      <rect x="43" width="6" height="48" fill={FAT} />
      {radius > 0 && (
        <ellipse cx="34" cy="24" rx={radius * 1.2} ry={radius} fill="#000" stroke="#fff" strokeWidth="2" />
      )}
    </>
  );
}

const DRAWINGS: Record<string, ReactNode> = {
  pfirrmann_1: <Disc height={18} nucleus="#f5f5f5" ring="#d8d8d8" />,
  pfirrmann_2: <Disc height={18} nucleus="#e4e4e4" band="#6a6a6a" />,
  pfirrmann_3: <Disc height={17} nucleus="#8c8c8c" ring="#3c3c3c" />,
  pfirrmann_4: <Disc height={14} nucleus="#3a3a3a" ring="#2a2a2a" />,
  pfirrmann_5: <Disc height={7} nucleus="#0c0c0c" ring="#0c0c0c" />,
  schizas_a: <Sac fluid={FAT} roots={ROOT} rows={ROOTS} fat wide={18} />,
  schizas_b: <Sac fluid="#c4c4c4" roots={ROOT} rows={ALL_ROOTS} fat wide={16} />,
  schizas_c: <Sac fluid="#6e6e6e" roots="#6e6e6e" rows={[]} fat wide={14} />,
  schizas_d: <Sac fluid="#6e6e6e" roots="#6e6e6e" rows={[]} fat={false} wide={10} />,
  lee_0: <Foramen across={15} along={18} root={[7, 7]} />,
  lee_1: <Foramen across={15} along={8} root={[7, 7]} />,
  lee_2: <Foramen across={8} along={8.5} root={[7, 7]} />,
  lee_3: <Foramen across={6} along={6} root={[5.5, 3]} />,
  modic_0: <Marrow t1={BONE} t2={BONE} />,
  modic_1: <Marrow t1="#3c3c3c" t2="#f0f0f0" />,
  modic_2: <Marrow t1="#f0f0f0" t2="#c8c8c8" />,
  modic_3: <Marrow t1="#1e1e1e" t2="#1e1e1e" />,
  usable: <Hidden radius={0} />,
  degraded: <Hidden radius={9} />,
  unreadable: <Hidden radius={22} />,
};

export function GradeDrawing({ grade }: { grade: string }) {
  return (
    <svg className="grade-drawing" viewBox="0 0 64 48" aria-hidden="true">
      {DRAWINGS[grade]}
    </svg>
  );
}
