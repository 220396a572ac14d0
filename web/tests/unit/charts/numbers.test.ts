import { describe, expect, it } from 'vitest';
import { number, signed, unitText } from '../../../src/charts/numbers';
import { valueScale } from '../../../src/charts/values';

describe('number', () => {
  it('has a true minus, and none before a zero', () => {
    expect(number(-1.25, 1)).toMatch(/^−1\.[23]$/);
    expect(number(-0.04, 1)).toBe('0.0');
    expect(number(-0.004, 0)).toBe('0');
  });

  it('keeps the digits that there are where none are asked for', () => {
    expect(number(3.6)).toBe('3.6');
    expect(number(58)).toBe('58');
    expect(number(12345)).toBe('12345');
  });

  it('signs a change, and not what is nothing', () => {
    expect(signed(10.84, 1)).toBe('+10.8');
    expect(signed(-3.1, 1)).toBe('−3.1');
    expect(signed(8.5e-14, 1)).toBe('0.0');
  });

  it('writes the units that the node names', () => {
    expect(['deg', 'mm', '%', '1'].map(unitText)).toEqual(['°', '\u00A0mm', '\u00A0%', '']);
  });
});

describe('valueScale', () => {
  it('runs between the ends of a score', () => {
    const scale = valueScale([30, 58], 10, 90, { ends: [0, 100] });
    expect([scale(0), scale(100)]).toEqual([90, 10]);
  });

  it('does not draw a small difference large', () => {
    const [low = 0, high = 0] = valueScale([24, 25], 10, 90, { least: 20 }).domain();
    expect(high - low).toBeGreaterThanOrEqual(20);
  });

  it('keeps in sight what must be', () => {
    const [low] = valueScale([30, 40], 10, 90, { with: [0] }).domain();
    expect(low).toBe(0);
  });
});
