/** What the sorter saw of a series, question by question. */

/** The studies of the work-up to which a series can belong, as the sorter names them. */
export const SLOTS = [
  'standing_lateral',
  'standing_frontal',
  'supine_film',
  'bending_films',
  'other_film',
  'ct',
  'ct_myelogram',
  'fluoroscopic_myelogram',
  'mri',
  'bone_scan_flow',
  'bone_scan_blood_pool',
  'bone_scan_delayed',
  'spect_ct',
  'pet',
  'dxa',
  'other',
] as const;

/** One thing that a file says, and what it counts. */
export interface Statement {
  axis: string;
  /** What was looked for, in words. */
  criterion: string;
  /** The keyword of the attribute. */
  attribute: string;
  found: string;
  /** For the question above zero, against it below. */
  weight: number;
}

/** A question with everything that was weighed for it. */
export interface Question {
  axis: string;
  /** Null where statements are not added up. */
  score: number | null;
  threshold: number | null;
  statements: readonly Statement[];
}

/** What the sorter saw. */
export interface Evidence {
  questions: readonly Question[];
  tags: readonly string[];
  /** What a person must look at, whatever the verdict. */
  look: readonly string[];
}

interface Axis {
  axis: string;
  score: number;
  threshold: number;
}

const listOf = <T>(given: unknown): T[] => (Array.isArray(given) ? (given as T[]) : []);

/** Reads the evidence of a series; what is not there was not seen. */
export function evidenceOf(given: unknown): Evidence {
  const { axes, evidence, tags, confirm } = (given ?? {}) as Record<string, unknown>;
  const statements = listOf<Statement>(evidence);
  const scored = listOf<Axis>(axes);
  const names = [...new Set([...scored, ...statements].map(({ axis }) => axis))];
  const questions = names.map((axis): Question => {
    const sum = scored.find((one) => one.axis === axis);
    return {
      axis,
      score: sum?.score ?? null,
      threshold: sum?.threshold ?? null,
      statements: statements.filter((one) => one.axis === axis),
    };
  });
  return { questions, tags: listOf<string>(tags), look: listOf<string>(confirm) };
}

/** How a question was answered; nothing where statements are not added up. */
export function verdictOf({
  score,
  threshold,
  statements,
}: Question): 'proven' | 'contradicted' | 'unproven' | null {
  if (score === null || threshold === null) return null;
  const isSplit = statements.some(({ weight }) => weight > 0) && statements.some(({ weight }) => weight < 0);
  if (isSplit) return 'contradicted';
  return score >= threshold ? 'proven' : 'unproven';
}
