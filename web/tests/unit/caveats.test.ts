// What stands beside a value.
import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../src/api/queries';
import { caveatsOf } from '../../src/features/overview/caveats';

const film = (limits: object[]) =>
  ({ parameters: [{ code: 'PT', limits }] }) as unknown as Schemas['AssessmentDocument.film'];

describe('caveats of a value', () => {
  it('add up: that nothing is sure does not take away that it holds for this posture only', () => {
    const both = film([{ usability: 'of_this_posture' }, { usability: 'unverified' }]);
    expect(caveatsOf({ code: 'PT', usability: 'unverified' }, both)).toEqual([
      'unverified',
      'of_this_posture',
    ]);
  });

  it('are each said once, and none of another value', () => {
    const twice = film([{ usability: 'at_least' }, { usability: 'at_least' }]);
    expect(caveatsOf({ code: 'PT', usability: 'at_least' }, twice)).toEqual(['at_least']);
    expect(caveatsOf({ code: 'SVA', usability: 'valid' }, twice)).toEqual([]);
    expect(caveatsOf({ code: 'PT', usability: 'unverified' }, undefined)).toEqual(['unverified']);
  });
});
