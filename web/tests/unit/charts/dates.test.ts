import { describe, expect, it } from 'vitest';
import { dateScale, dateTicks, dayAt, dayNames } from '../../../src/charts/dates';

const LEFT = 40;
const RIGHT = 840;
const MARGIN = 48;

describe('dateScale', () => {
  it('puts the first and the last day within the margins, whatever the order', () => {
    const scale = dateScale(['2026-10-27', '2022-10-27', '2024-10-27'], LEFT, RIGHT, MARGIN);
    expect(scale(dayAt('2022-10-27'))).toBeCloseTo(LEFT + MARGIN, 6);
    expect(scale(dayAt('2026-10-27'))).toBeCloseTo(RIGHT - MARGIN, 6);
  });

  it('keeps distances in proportion to days', () => {
    const scale = dateScale(['2024-01-01', '2024-01-03', '2024-01-09'], LEFT, RIGHT);
    const [first, second, last] = ['2024-01-01', '2024-01-03', '2024-01-09'].map((day) => scale(dayAt(day)));
    expect(((second ?? 0) - (first ?? 0)) * 4).toBeCloseTo((last ?? 0) - (first ?? 0), 6);
  });

  it('puts a single day into the middle', () => {
    const scale = dateScale(['2026-10-27'], LEFT, RIGHT);
    expect(scale(dayAt('2026-10-27'))).toBeCloseTo((LEFT + RIGHT) / 2, 6);
  });

  it('reads a moment as its day', () => {
    expect(dayAt('2026-10-27T23:59:00Z').toISOString()).toBe('2026-10-27T00:00:00.000Z');
  });
});

describe('dateTicks', () => {
  it('names years over years', () => {
    const ticks = dateTicks(dateScale(['2018-01-01', '2026-01-01'], LEFT, RIGHT));
    expect(ticks.every(({ text }) => /^\d{4}$/.test(text))).toBe(true);
  });

  it('names months over months and days over days', () => {
    const [month] = dateTicks(dateScale(['2026-01-10', '2026-09-10'], LEFT, RIGHT));
    const [day] = dateTicks(dateScale(['2026-01-10', '2026-01-30'], LEFT, RIGHT));
    expect(month?.text).toMatch(/^[A-Z][a-z]+ \d{4}$/);
    expect(day?.text).toMatch(/^\d+ [A-Z][a-z]+$/);
  });

  it('lies within the axis', () => {
    const ticks = dateTicks(dateScale(['2022-10-27', '2026-10-27'], LEFT, RIGHT));
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(({ x }) => x >= LEFT && x <= RIGHT)).toBe(true);
  });
});

describe('dayNames', () => {
  const scale = dateScale(['2022-10-27', '2026-10-27'], LEFT, RIGHT);

  it('names each day once, the latest first', () => {
    const names = dayNames(scale, ['2022-10-27', '2026-10-27', '2026-10-27'], (day) => day);
    expect(names.map(({ text }) => text)).toEqual(['2026-10-27', '2022-10-27']);
  });

  it('leaves out a name that would lie over a later one', () => {
    const names = dayNames(scale, ['2026-10-20', '2026-10-27'], (day) => day);
    expect(names.map(({ text }) => text)).toEqual(['2026-10-27']);
  });
});
