/** An edge that was found must lie where the endplate can lie. */
import { describe, expect, it } from 'vitest';
import type { Ghost } from '../../src/viewer/overlay/ghosts';
import { keepsOrder } from '../../src/viewer/wizard/order';

const ghost = (y: number): Ghost => ({
  places: new Map([
    ['T12.inferior.posterior', { x: 100, y }],
    ['T12.inferior.anterior', { x: 180, y }],
  ]),
  found: 'edge',
});
const at = (y: number) => ({ x: 140, y });

describe('an edge beside endplates that are placed', () => {
  it('keeps its place a little off what was expected', () => {
    expect(keepsOrder(ghost(480), ghost(476), [at(500)])).toBe(true);
    expect(keepsOrder(ghost(480), ghost(490), [at(500), at(100)])).toBe(true);
  });

  it('is none on the endplate below, nor beyond it', () => {
    expect(keepsOrder(ghost(480), ghost(499), [at(500)])).toBe(false);
    expect(keepsOrder(ghost(480), ghost(503), [at(500)])).toBe(false);
  });
});
