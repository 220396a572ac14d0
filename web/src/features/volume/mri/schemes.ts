/** What is graded on MRI, level by level, and the fact that a grade stands for. */
import type { Entry } from '../../../api/queries';
import type { Fact } from '../../../api/record';
import type { Vector } from '../../../viewer/volume/vector';
import { LEVELS } from '../../shared/facts/kinds/field';
import { holding } from '../../timeline/facts';

export type Side = 'left' | 'right';

/** A scheme of ordered grades; the first says that nothing is there. */
export interface Scheme {
  name: 'disc' | 'sac' | 'foramen_right' | 'foramen_left' | 'marrow' | 'readable';
  finding: string;
  side?: Side;
  grades: readonly string[];
}

const LEE = ['lee_0', 'lee_1', 'lee_2', 'lee_3'] as const;

/** Columns of the reading, in the order in which a level is read. */
export const SCHEMES: readonly Scheme[] = [
  { name: 'readable', finding: 'artefact', grades: ['usable', 'degraded', 'unreadable'] },
  {
    name: 'disc',
    finding: 'disc_degeneration',
    grades: ['pfirrmann_1', 'pfirrmann_2', 'pfirrmann_3', 'pfirrmann_4', 'pfirrmann_5'],
  },
  { name: 'marrow', finding: 'endplate_change', grades: ['modic_0', 'modic_1', 'modic_2', 'modic_3'] },
  {
    name: 'sac',
    finding: 'canal_stenosis',
    grades: ['schizas_a', 'schizas_b', 'schizas_c', 'schizas_d'],
  },
  { name: 'foramen_right', finding: 'foraminal_stenosis', side: 'right', grades: LEE },
  { name: 'foramen_left', finding: 'foraminal_stenosis', side: 'left', grades: LEE },
];

/** A disc: the vertebrae above and below it. */
export interface Disc {
  upper: string;
  lower: string;
}

/** What the lowest lumbar vertebra may be: the usual one first. */
export const LOWEST = ['L5', 'L6', 'L4'] as const;
/** Discs that are shown before more are asked for. */
const SHOWN = 6;

/** Discs from the head down: the lowest six, more where they are asked for, and those that were graded. */
export function discs(graded: readonly string[], more: number, lowest: string = LOWEST[0]): Disc[] {
  const ladder = LEVELS.filter((level) => level !== 'T13' || graded.includes('T13'));
  const uppers = ladder.slice(0, ladder.indexOf(lowest) + 1);
  const highest = Math.min(
    uppers.length - SHOWN - more,
    ...graded.map((level) => uppers.indexOf(level)).filter((at) => at >= 0),
  );
  return uppers.slice(Math.max(0, highest)).map((upper, at, all) => ({ upper, lower: all[at + 1] ?? 'S1' }));
}

/** What a person said of a finding at a level in a study, and holds. */
export function gradedIn(
  entries: readonly Entry[],
  study: string,
  { finding, side }: Scheme,
  level: string,
): Entry | undefined {
  return holding(entries).findLast(
    ({ fact }) =>
      fact.kind === 'study_finding' &&
      fact.status === 'confirmed' &&
      fact.study === study &&
      fact.finding === finding &&
      fact.level === level &&
      (fact.side ?? null) === (side ?? null),
  );
}

/** What was graded in a study: the level of every finding that has one. */
export function levelsIn(entries: readonly Entry[], study: string): string[] {
  const findings = holding(entries).filter(
    ({ fact }) => fact.kind === 'study_finding' && fact.study === study && fact.grade,
  );
  return [...new Set(findings.map(({ fact }) => String(fact.level)))];
}

/** The finding that a grade stands for; `null` = looked for, and not to be told. */
export function graded(
  study: string,
  { finding, side, grades }: Scheme,
  level: string,
  grade: string | null,
  [left, back, head]: Vector,
): Fact {
  const presence = grade === null ? 'equivocal' : grade === grades[0] ? 'absent' : 'present';
  const [x, y, z] = [left, back, head].map((along) => Math.round(along * 10) / 10);
  return {
    kind: 'study_finding',
    study,
    finding,
    presence,
    level,
    ...(side && { side }),
    ...(grade && { grade }),
    status: 'confirmed',
    method: 'graded by looking',
    image: `at ${x}, ${y}, ${z} mm (left, back, head)`,
  };
}

/** The cell after this one: the next column, then the next level down; none after the last. */
export function following(
  levels: readonly Disc[],
  level: string,
  scheme: Scheme['name'],
): { level: string; scheme: Scheme['name'] } | null {
  const column = SCHEMES.findIndex(({ name }) => name === scheme);
  const beside = SCHEMES[column + 1];
  if (beside) return { level, scheme: beside.name };
  const row = levels.findIndex(({ upper }) => upper === level);
  const below = levels[row + 1];
  const [first] = SCHEMES;
  return below && first ? { level: below.upper, scheme: first.name } : null;
}
