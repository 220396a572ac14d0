// What stands beside a value: age, posture, on whose word, and whether a cut-off lies within its interval.
import { describe, expect, it } from 'vitest';
import type { Schemas, Version } from '../../src/api/queries';
import { ago } from '../../src/features/shared/value/age';
import { newerDraft, sayAuthority, standingVersion } from '../../src/features/shared/value/authority';
import { crossed, crossedIn, crosses, sayCrossed } from '../../src/features/shared/value/cutOff';
import { sayPosture } from '../../src/features/shared/value/posture';
import { entry } from './timeline/assessment';

describe('the age of a film', () => {
  it.each([
    ['2026-11-26', 'today'],
    ['2026-11-27', 'today'],
    ['2026-11-25', 'yesterday'],
    ['2026-11-13', '13 days ago'],
    ['2026-11-12', '14 days ago'],
    ['2026-09-27', '8 weeks ago'],
    ['2026-09-20', '2 months ago'],
    ['2025-09-26', '14 months ago'],
    ['2025-09-27', '13 months ago'],
    ['2024-11-27', '23 months ago'],
    ['2024-11-26', '2 years ago'],
    ['2022-11-27', '3 years ago'],
  ])('%s is %s on 26 Nov 2026', (day, words) => expect(ago(day, '2026-11-26')).toBe(words));
});

type Record = Schemas['AnswerDocument.record'];
const cutOff = (id: string, value: number, unit: string) => ({ id, value, unit }) as Record;
const SEVERE = cutOff('cut_off.severe.pi_ll', 20, 'deg');
const PROGRESSION = cutOff('cut_off.progression.sva', 10, 'mm');
const PI_LL = { code: 'PI_LL', value: 23.84, unit: 'deg', interval: { low: 13.8, high: 34.9 } };

describe('a cut-off within an interval', () => {
  it('is crossed from both sides only', () => {
    expect(crosses({ low: 13.8, high: 34.9 }, 20)).toBe(true);
    expect(crosses({ low: 20, high: 34.9 }, 20)).toBe(false);
    expect(crosses({ low: 13.8, high: 20 }, 20)).toBe(false);
    expect(crosses(null, 20)).toBe(false);
  });

  it('is looked for among those that the value is compared with, never among those of changes', () => {
    const sva = { code: 'SVA', interval: { low: 5, high: 15 } };
    expect(crossed(PI_LL, [SEVERE, PROGRESSION])).toEqual([SEVERE]);
    expect(crossed(sva, [SEVERE, PROGRESSION])).toEqual([]);
  });

  it('is said beside the statement that names the value, and beside no other film', () => {
    expect(crossedIn('PI−LL 23.8°, above 20°', [PI_LL], [SEVERE])).toEqual([SEVERE]);
    expect(crossedIn('PI−LL 31.0°, above 20°', [PI_LL], [SEVERE])).toEqual([]);
  });

  it('is said in words', () => {
    expect(sayCrossed([SEVERE])).toBe('interval crosses the cut-off 20°');
    expect(sayCrossed([SEVERE, cutOff('cut_off.srs_schwab.pi_ll.plus_plus', 20, 'deg')])).toBe(
      'interval crosses the cut-off 20°',
    );
    expect(sayCrossed([])).toBeUndefined();
  });
});

const version = (state: string, number: number, more: Partial<Version> = {}) =>
  ({ version: number, state, at: '2026-11-20T10:00:00Z', document: {}, ...more }) as unknown as Version;

describe('on whose word landmarks stand', () => {
  const signed = version('signed', 1, { entry: 'film-a-1', signed_at: '2026-11-21T10:00:00Z' });
  const draft = version('draft', 2);

  it('is that of the latest signature, and a newer draft is told', () => {
    expect(standingVersion([signed, draft])).toBe(signed);
    expect(newerDraft([signed, draft])).toBe(draft);
    expect(newerDraft([signed])).toBeUndefined();
    expect(newerDraft([draft])).toBeUndefined();
  });

  it('is said with day and name, or as a draft', () => {
    expect(sayAuthority(signed, [entry('film-a-1', '2026-11-01', { kind: 'film' })])).toBe(
      'signed 21 Nov 2026 by test',
    );
    expect(sayAuthority(signed, undefined)).toBe('signed 21 Nov 2026');
    expect(sayAuthority(draft, [])).toBe('draft of 20 Nov 2026, not signed');
    expect(sayAuthority(undefined, [])).toBe('not measured');
  });
});

describe('a posture', () => {
  it('has one name, and extension that was asked for and not reached is said', () => {
    expect(sayPosture('standing')).toBe('As the patient stands');
    expect(sayPosture('standing_extended', 'extended')).toBe('Knees and hips extended');
    expect(sayPosture('standing_extended', 'not_extended')).toBe(
      'Knees and hips extended: asked for, not reached',
    );
  });
});
