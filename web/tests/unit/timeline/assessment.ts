/** Small documents for tests, with what the timeline reads of them. */
import type { Assessment, Entry, Image } from '../../../src/api/queries';

type Comparison = Assessment['progression']['comparisons'][number];

/** A comparison of two films. */
export function comparison(earlier: string, later: string, verdict: Comparison['verdict']): Comparison {
  return {
    earlier,
    later,
    verdict,
    in_words: verdict,
    days: ['2022-10-27', '2024-10-27'],
    same_reader: true,
    changes: [
      {
        code: 'SVA',
        unit: 'mm',
        earlier: 101.5,
        later: 124.2,
        change: 22.7,
        interval: { low: 16, high: 29 },
        detectable_change: 7.2,
        beyond_error: 'true',
      },
    ],
    notes: [],
    explanation: { statement: verdict, truth: 'unknown' },
  };
}

/** A film of the assessment, with this SVA; null = it is not defined on it. */
export function assessed(
  entry: string,
  day: string,
  posture: Assessment['films'][number]['posture'],
  sva: number | null = null,
): Assessment['films'][number] {
  return {
    entry,
    effective_at: day,
    posture,
    grade: 'valid',
    grade_in_words: 'valid',
    knees_and_hips: 'extended',
    calibration_class: 'estimated',
    criteria: [],
    tell: [],
    parameters: [
      {
        code: 'SVA',
        unit: 'mm',
        value: sva,
        interval: sva === null ? null : { low: sva - 4, high: sva + 4 },
        usability: 'at_least',
        limits: [{ criterion: 'knees_extended', found: 'KA 18.1°, above 10°', usability: 'at_least' }],
      },
    ],
    explanation: { statement: '', truth: 'true' },
  };
}

/** An assessment with these films and comparisons; of everything else only what the timeline reads. */
export function assessment(
  films: Assessment['films'],
  progression: Partial<Assessment['progression']> = {},
): Assessment {
  const read: Pick<Assessment, 'films' | 'answer' | 'evidence' | 'flexibility' | 'progression' | 'software'> =
    {
      films,
      software: {
        name: 'upright',
        version: '0.1.0',
        evidence: 'abc',
        seed: 1,
        draws: 1000,
        landmark_error: 'clear',
      },
      answer: { film: null, grade: null, sentence: '', values: [] },
      evidence: [],
      flexibility: {
        differential: {},
        explanation: { statement: '', truth: 'unknown' },
        in_words: '',
        notes: [],
        studies: [],
        targets: {},
        verdict: 'not_examined',
      },
      progression: {
        baselines: [],
        comparisons: [],
        events: [],
        explanation: { statement: '', truth: 'unknown' },
        in_words: '',
        notes: [],
        rates: [],
        verdict: 'unknown',
        whole: null,
        ...progression,
      },
    };
  return read as Assessment;
}

/** An entry of the record. */
export function entry(id: string, day: string, fact: Entry['fact'], supersedes?: string): Entry {
  return {
    id,
    effective_at: day,
    recorded_at: day,
    author: 'test',
    fact,
    ...(supersedes !== undefined && { supersedes }),
  };
}

/** A picture with this id. */
export function picture(id: string): Image {
  return { id, case: 'case', bytes: 1, has_tiles: true, is_film: true };
}
