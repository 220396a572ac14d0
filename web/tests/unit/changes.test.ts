/** What changed between two CTs: which are compared, in which order screws stand, and what a stored name is. */
import { describe, expect, it } from 'vitest';
import type { Volume } from '../../src/api/queries';
import {
  earlierOf,
  inOrder,
  laterOf,
  type ScrewChange,
  widest,
} from '../../src/features/volume/seen/changes';
import { parsed, parsedAll } from '../../src/features/volume/seen/named';

const volume = (id: string, taken_on: string | null, unit: string | null = 'HU') =>
  ({ id, taken_on, grid: unit === 'none' ? null : { unit } }) as unknown as Volume;

describe('CTs that are compared', () => {
  const all = [
    volume('now', '2024-02-03'),
    volume('bone', '2024-02-03'),
    volume('mr', '2023-06-01', null),
    volume('first', '2020-01-01'),
    volume('before', '2023-01-10'),
    volume('undated', null),
    volume('refused', '2022-01-01', 'none'),
  ];
  const named = (id: string) => all.find((one) => one.id === id) as Volume;

  it('are of an earlier day and in Hounsfield units, the latest first', () => {
    expect(earlierOf(named('now'), all).map(({ id }) => id)).toEqual(['before', 'first']);
    expect(earlierOf(named('first'), all)).toEqual([]);
    expect(earlierOf(named('undated'), all)).toEqual([]);
  });

  it('are told from the latest one', () => {
    expect(laterOf(named('first'), all)?.id).toBe('now');
    expect(laterOf(named('before'), all)?.id).toBe('now');
    expect(laterOf(named('now'), all)).toBeUndefined();
    expect(laterOf(named('undated'), all)).toBeUndefined();
  });
});

describe('screws on two days', () => {
  const halo = (value: number, high: number) => ({ value, interval: [value - 1, high] });
  const screw = (level: string, given: Partial<ScrewChange>) =>
    ({
      level,
      side: 'left',
      halos_mm: [null, null],
      has_grown: null,
      is_newly_loose: null,
      ...given,
    }) as ScrewChange;

  it('stand with what changed first', () => {
    const screws = [
      screw('L5', {}),
      screw('L4', { halos_mm: [halo(2, 3), halo(2, 3)] as ScrewChange['halos_mm'], has_grown: false }),
      screw('L3', { is_newly_loose: true }),
      screw('L2', { has_grown: true }),
    ];
    expect(inOrder(screws).map(({ level }) => level)).toEqual(['L2', 'L3', 'L4', 'L5']);
  });

  it('share a scale that holds every interval', () => {
    expect(widest([screw('L5', {})])).toBe(2);
    const halos_mm = [halo(2, 3), halo(3.6, 4.4)] as ScrewChange['halos_mm'];
    expect(widest([screw('L4', { halos_mm })])).toBe(4.4);
  });
});

describe('the vertebra that was named in a volume', () => {
  it('is what was written', () => {
    expect(parsed('{"level":"L3","place":[1,-2.5,3]}')).toEqual({ level: 'L3', place: [1, -2.5, 3] });
  });

  it('is none where what was written makes no sense', () => {
    for (const text of [
      null,
      '',
      'no',
      '{}',
      '{"level":"L3"}',
      '{"level":"L3","place":[1,2]}',
      '{"level":3,"place":[1,2,3]}',
      '{"level":"L3","place":[1,2,"x"]}',
      '{"level":"L3","place":[1,2,3,4]}',
      'null',
    ])
      expect(parsed(text), String(text)).toBeNull();
  });
});

describe('the bodies that were named in a volume', () => {
  it('are each level once, and what makes no sense is left out', () => {
    const l3 = { level: 'L3', place: [1, -2.5, 3] };
    const l2 = { level: 'L2', place: [1, -2, 38] };
    const kept = JSON.stringify([l3, { level: 'L4' }, l2, { ...l3, place: [9, 9, 9] }, null]);
    expect(parsedAll(kept)).toEqual([l3, l2]);
    for (const text of [null, '', 'no', '{}', JSON.stringify(l3)]) expect(parsedAll(text)).toEqual([]);
  });
});
