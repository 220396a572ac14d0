/** Names of vertebrae over a film. */
import { describe, expect, it } from 'vitest';
import { nameParts } from '../../src/viewer/overlay/names';
import { EMPTY, placeAll, type Sheet } from '../../src/viewer/store/sheet';

/** Endplates from back to front, 100 columns long. */
function sheetOf(...endplates: string[]): Sheet {
  const placed = endplates.flatMap((endplate, row) => [
    [`${endplate}.posterior`, { x: 500, y: 100 * row, confirmed: true }] as const,
    [`${endplate}.anterior`, { x: 600, y: 100 * row, confirmed: true }] as const,
  ]);
  return placeAll(EMPTY, placed);
}

const viewAt = (scale: number) => ({ scale, aspect: 1, x: 0, y: 0 });

const shown = (sheet: Sheet, scale = 1) =>
  nameParts(viewAt(scale), sheet).map((part) => [part.textContent, part.getAttribute('x')]);

describe('names of vertebrae', () => {
  it('stand once beside each, in front of the upper endplate or of the lower one where that alone is placed', () => {
    const sheet = sheetOf('L1.superior', 'L1.inferior', 'T12.inferior');
    expect(shown(sheet)).toEqual([
      ['L1', '610'],
      ['T12', '610'],
    ]);
  });

  it('are left out where they would lie over each other, and beside a corner alone', () => {
    expect(shown(sheetOf('L1.superior'), 0.2)).toEqual([]);
    const alone = placeAll(EMPTY, [['L3.superior.anterior', { x: 600, y: 0, confirmed: true }] as const]);
    expect(shown(alone)).toEqual([]);
  });
});
