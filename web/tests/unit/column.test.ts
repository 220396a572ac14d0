import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/features/study/OtherCounts';
import type { ParameterInfo } from '../../src/measure';
import type { Ghost } from '../../src/viewer/overlay/ghosts';
import { EMPTY, type Sheet } from '../../src/viewer/store/sheet';
import { isUnusual, levelsOf, openEndplates } from '../../src/viewer/wizard/column';
import { inOrder } from '../../src/viewer/wizard/order';
import { STEPS } from '../../src/viewer/wizard/steps';

const placed = (...sites: string[]): Sheet => ({
  settings: {},
  landmarks: new Map(sites.map((site) => [site, { x: 0, y: 0, confirmed: true }])),
});
const ids = (sheet: Sheet) => openEndplates(sheet).between.map(({ id }) => id);

describe('the endplates that are open', () => {
  it('are those of C3 to L5 that the standard set does not ask for, from foot to head', () => {
    const standard = ids(placed(...STEPS.flatMap(({ sites }) => sites)));
    const asked = STEPS.map(({ id }) => id).filter((id) => /^(C[3-7]|T|L)\d*_(sup|inf)/.test(id));
    expect(standard).toHaveLength(2 * 22 - asked.length);
    expect(standard.slice(0, 3)).toEqual(['L5_inferior', 'L5_superior', 'L4_inferior']);
    expect(standard.at(-1)).toBe('C3_superior');
    expect(standard.filter((id) => asked.includes(id))).toEqual([]);
  });

  it('lie between landmarks: beyond the outermost one nothing is proposed, and that is said', () => {
    const sheet = placed('S1.superior.posterior', 'S1.superior.anterior', 'L3.centroid');
    expect(ids(sheet)).toEqual(['L5_inferior', 'L5_superior', 'L4_inferior', 'L4_superior', 'L3_inferior']);
    expect(openEndplates(sheet).beyond).toContain('L3');
    expect(openEndplates(sheet).beyond.at(0)).toBe('C3');
    expect(openEndplates(EMPTY).between).toEqual([]);
  });

  it('have the corner that is missing beside one that is there', () => {
    expect(ids(placed('L3.superior.posterior'))).toEqual(['L3_superior']);
  });

  it('are those of the vertebrae that this patient has', () => {
    const six: Sheet = { ...EMPTY, rest: { numbering: { thoracic: 12, lumbar: 6 } } };
    expect(levelsOf(six)).toContain('L6');
    expect(isUnusual(six)).toBe(true);
    expect(isUnusual(placed('L6.superior.posterior'))).toBe(true);
    expect(isUnusual(placed('L5.superior.posterior'))).toBe(false);
    const four: Sheet = { ...EMPTY, rest: { numbering: { thoracic: 12, lumbar: 4 } } };
    expect(levelsOf(four)).not.toContain('L5');
    expect(isUnusual(four)).toBe(true);
  });
});

describe('edges along the column', () => {
  const at = (y: number): Ghost => ({
    found: 'edge',
    places: new Map([
      ['posterior', { x: 0, y }],
      ['anterior', { x: 10, y }],
    ]),
  });

  it('stay where they follow each other as expected, and both go where they change places', () => {
    const expected = [at(90), at(60), at(30), at(0)];
    expect(inOrder(expected, [at(92), at(58), at(31), at(2)])).not.toContain(null);
    expect(inOrder(expected, [at(92), at(28), at(55), at(2)])).toEqual([at(92), null, null, at(2)]);
    expect(inOrder(expected, [at(92), null, at(31), null])).toEqual([at(92), null, at(31), null]);
  });
});

describe('another way of counting', () => {
  const parameter = (code: string, decimals: number): { parameter: ParameterInfo } => ({
    parameter: { code, abbreviation: code, decimals, unit: 'deg' } as ParameterInfo,
  });

  it('shows the values that change as they are shown, and a dash where there is none', () => {
    const one = {
      measured: [
        { code: 'A', value: 30.06 },
        { code: 'B', value: 12.04 },
        { code: 'D', value: 5 },
      ],
      omitted: [{ code: 'C', reason: '' }],
    };
    const named = [
      { code: 'A', value: 40 },
      { code: 'B', value: 12 },
      { code: 'C', value: -3 },
    ];
    const readings = ['A', 'B', 'C', 'D', 'E'].map((code) => parameter(code, 1));
    expect(changesOf(one as Parameters<typeof changesOf>[0], named, readings)).toEqual([
      { code: 'A', name: 'A', before: '40.0°', after: '30.1°' },
      { code: 'C', name: 'C', before: '−3.0°', after: '—' },
      { code: 'D', name: 'D', before: '—', after: '5.0°' },
    ]);
  });
});
