// Words of the node as people read them.
import { describe, expect, it } from 'vitest';
import { plainly } from '../../src/features/shared/plainly';

describe('words of the node', () => {
  it('have days as the page writes them, and no names of entries', () =>
    expect(plainly('screw halo, proposed ("ct-halo") on 2026-11-24')).toBe(
      'screw halo, proposed on 24 Nov 2026',
    ));

  it('have no letters and no numbers of sources', () =>
    expect(plainly('imbalance worsens with fatigue (S118, S12); a default (L) of L4 (L4–S1)')).toBe(
      'imbalance worsens with fatigue; a default of L4 (L4–S1)',
    ));
});
