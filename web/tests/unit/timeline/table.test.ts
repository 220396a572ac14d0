import { describe, expect, it } from 'vitest';
import { filmsOf } from '../../../src/features/timeline/films';
import { happenings } from '../../../src/features/timeline/happenings';
import { outcomeCharts } from '../../../src/features/timeline/outcomes';
import { HEADING, tableOf } from '../../../src/features/timeline/table';
import { assessed, assessment, entry } from './assessment';

const DAY = '2026-10-27';
const FILM = 'film-ecbce99fc8d8-1';
const entries = [
  entry('odi', '2024-10-27', { kind: 'outcome', instrument: 'odi', score: 42 }),
  entry('feet', '2024-10-27', { kind: 'function', walking_minutes: 25 }),
  entry('operation', '2023-11-16', { kind: 'event', event: 'spine_operation' }),
];
const read = assessment([assessed(FILM, DAY, 'standing', 67.5)]);
const rows = tableOf({
  assessment: read,
  films: filmsOf(read, entries, []),
  outcomes: outcomeCharts(entries),
  happened: happenings(entries),
});
const cell = (row: number, column: (typeof HEADING)[number]) => rows[row]?.[HEADING.indexOf(column)];

describe('tableOf', () => {
  it('has everything in order of days', () => {
    expect(rows.map((_, row) => [cell(row, 'day'), cell(row, 'kind'), cell(row, 'code')])).toEqual([
      ['2023-11-16', 'event', 'operations'],
      ['2024-10-27', 'score', 'odi'],
      ['2024-10-27', 'score', 'walking_minutes'],
      [DAY, 'measurement', 'SVA'],
    ]);
  });

  it('says of a value in what unit, from what scale, in which posture, by which program', () => {
    const value = rows.length - 1;
    expect(
      (
        [
          'value',
          'unit',
          'interval_low',
          'usability',
          'posture',
          'calibration_class',
          'version',
          'draws',
        ] as const
      ).map((column) => cell(value, column)),
    ).toEqual([67.5, 'mm', 63.5, 'at_least', 'standing', 'estimated', '0.1.0', 1000]);
  });

  it('leaves empty what does not apply', () => {
    expect(cell(0, 'value')).toBeNull();
  });
});
