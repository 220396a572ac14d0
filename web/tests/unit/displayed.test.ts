import { describe, expect, it } from 'vitest';
import { displayed } from '../../src/features/shared/value/displayed';
import type { ParameterInfo, Reading } from '../../src/measure';

const reading = (code: string, value: number | null): Reading => ({
  parameter: { code } as ParameterInfo,
  value,
  low: null,
  high: null,
  open: [],
});

describe('what is in sight when landmarks are signed', () => {
  const version = { program: '0.1.0', evidence: 'abc', compiler: 'rustc' };

  it('is every value that is there, unrounded, by its code', () => {
    const found = displayed(version, [reading('PI', 51.23456789), reading('SVA', null), reading('PT', 0)]);
    expect(found).toEqual({ program: '0.1.0', evidence: 'abc', values: { PI: 51.23456789, PT: 0 } });
  });
});
