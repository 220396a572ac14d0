/** Alignment lying: reasons together, and the middle of a disc only where both of its endplates were seen. */
import { describe, expect, it } from 'vitest';
import { leftOut, middleOf } from '../../src/features/volume/seen/lying';

type Lying = Parameters<typeof leftOut>[0];

const seen = (level: string, surface: 'superior' | 'inferior', height: number) => ({
  level,
  surface,
  posterior_mm: [0, 20, height],
  anterior_mm: [0, -10, height + 2],
  missing: null,
});
const unseen = (level: string, surface: 'superior' | 'inferior', missing: string) => ({
  level,
  surface,
  posterior_mm: null,
  anterior_mm: null,
  missing,
});

const LYING = {
  endplates: [
    seen('S1', 'superior', 0),
    seen('L5', 'inferior', 8),
    unseen('L5', 'superior', 'hidden'),
    unseen('L4', 'inferior', 'hidden'),
    unseen('L4', 'superior', 'outside'),
  ],
} as unknown as Lying;

describe('alignment lying', () => {
  it('says once why endplates are left out', () => {
    const found = leftOut(LYING).map(({ reason, endplates }) => [reason, endplates.length]);
    expect(found).toEqual([
      ['hidden', 2],
      ['outside', 1],
    ]);
  });

  it('finds the middle of a disc between four corners, and none where one is missing', () => {
    expect(middleOf(LYING, 'L5', 'S1')).toEqual([0, 5, 5]);
    expect(middleOf(LYING, 'L4', 'L5')).toBeNull();
  });
});
