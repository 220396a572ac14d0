/** Scores and times of the patient, by chart. */
import type { Entry } from '../../api/queries';
import type { Shape } from '../../charts/points';
import type { Extent } from '../../charts/values';
import { type Dated, type Facts, factsOf } from './facts';

/** A score or time on a day. */
export interface Scored {
  id: string;
  day: string;
  value: number;
}

/** The values of one instrument. */
export interface Series {
  /** The instrument, or the field of a function. */
  code: string;
  shape: Shape;
  values: Scored[];
}

/** The series that share a chart. */
export interface OutcomeChart {
  code: string;
  unit: string;
  extent: Extent;
  series: Series[];
}

interface Plan {
  code: string;
  extent: Extent;
  instruments: readonly string[];
}

/** Each instrument runs between the ends of its own scale. */
const CHARTS: readonly Plan[] = [
  { code: 'odi', extent: { ends: [0, 100] }, instruments: ['odi'] },
  { code: 'nrs', extent: { ends: [0, 10] }, instruments: ['nrs_back', 'nrs_leg'] },
  {
    code: 'srs22',
    extent: { ends: [1, 5] },
    instruments: [
      'srs22_pain',
      'srs22_function',
      'srs22_self_image',
      'srs22_mental_health',
      'srs22_satisfaction',
      'srs22_total',
    ],
  },
  {
    code: 'promis',
    extent: { least: 20 },
    instruments: ['promis_physical_function', 'promis_pain_interference'],
  },
  { code: 'eq5d', extent: { least: 0.5 }, instruments: ['eq5d_index'] },
  { code: 'mjoa', extent: { ends: [0, 18] }, instruments: ['mjoa'] },
];

const SHAPES: readonly Shape[] = ['circle', 'diamond', 'square', 'triangle'];

/** Every chart for which anything is recorded. */
export function outcomeCharts(entries: readonly Entry[]): OutcomeChart[] {
  const outcomes = factsOf(entries, 'outcome');
  const scored = CHARTS.map(({ instruments, ...chart }) => ({
    ...chart,
    unit: '',
    series: instruments.flatMap((code, place) => ofInstrument(outcomes, code, place)),
  }));
  return [...scored, timesOnFeet(entries)].filter(({ series }) => series.length > 0);
}

function ofInstrument(outcomes: readonly Dated<Facts['outcome']>[], code: string, place: number): Series[] {
  const values = outcomes
    .filter(({ fact }) => fact.instrument === code)
    .map(({ id, day, fact }) => ({ id, day, value: fact.score }));
  return values.length > 0 ? [{ code, shape: SHAPES[place % SHAPES.length] ?? 'circle', values }] : [];
}

/** How long the patient walks and stands. */
function timesOnFeet(entries: readonly Entry[]): OutcomeChart {
  const functions = factsOf(entries, 'function');
  const series = (['walking_minutes', 'standing_minutes'] as const).flatMap((code, place): Series[] => {
    const values = functions.flatMap(({ id, day, fact }) => {
      const value = fact[code];
      return typeof value === 'number' ? [{ id: `${id} ${code}`, day, value }] : [];
    });
    return values.length > 0 ? [{ code, shape: SHAPES[place] ?? 'circle', values }] : [];
  });
  return { code: 'feet', unit: 'min', extent: { with: [0], least: 30 }, series };
}
