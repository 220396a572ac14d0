/** What has changed between two readings of one film, and whether by more than landmark error. */
import type { ParameterInfo, Reading } from '../../measure';
import { shown, unitOf } from './words';

/** Stands where there is no value. */
const NONE = '—';

/** A value that is shown as another one than before. */
export interface Changed {
  code: string;
  name: string;
  before: string;
  now: string;
  /** The difference with its sign; empty where one of them is missing. */
  by: string;
  /** Whether the value of before lies outside the interval of landmark error that this one has; null = not to be told. */
  isBeyond: boolean | null;
}

/** The values that are other ones than before, as they are shown, in the order of the readings. */
export function changedSince(before: readonly Reading[], now: readonly Reading[]): Changed[] {
  const was = new Map(before.map((reading) => [reading.parameter.code, reading.value]));
  return now.flatMap((reading) => {
    const { parameter, value } = reading;
    const earlier = was.get(parameter.code) ?? null;
    const [then, today] = [written(parameter, earlier), written(parameter, value)];
    if (then === today) return [];
    const { code, abbreviation: name } = parameter;
    return [
      {
        code,
        name,
        before: then,
        now: today,
        by: difference(reading, earlier),
        isBeyond: isBeyond(reading, earlier),
      },
    ];
  });
}

const written = (parameter: ParameterInfo, value: number | null) =>
  value === null ? NONE : `${shown(value, parameter.decimals)}${unitOf(parameter)}`;

function difference({ parameter, value }: Reading, earlier: number | null): string {
  if (value === null || earlier === null) return '';
  const by = value - earlier;
  return `${by > 0 ? '+' : ''}${written(parameter, by)}`;
}

function isBeyond({ low, high, value }: Reading, earlier: number | null): boolean | null {
  if (value === null || earlier === null || low === null || high === null) return null;
  return earlier < low || earlier > high;
}
