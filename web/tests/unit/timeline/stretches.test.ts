import { describe, expect, it } from 'vitest';
import { baselines, comparable, joinedWithin } from '../../../src/features/timeline/stretches';
import { assessment, comparison } from './assessment';

describe('comparable', () => {
  it('joins what the node sets beside each other, and nothing that it calls not comparable', () => {
    const found = comparable(
      assessment([], {
        comparisons: [
          comparison('a', 'b', 'progressed'),
          comparison('b', 'c', 'not_comparable'),
          comparison('c', 'd', 'within_measuring_error'),
        ],
      }),
    );
    expect(found).toEqual([
      { from: 'a', to: 'b' },
      { from: 'c', to: 'd' },
    ]);
  });
});

describe('baselines', () => {
  it('begin on the day that the node names; a beginning that it does not know is none', () => {
    const since = '2023-11-06: operation on the spine';
    const found = baselines(
      assessment([], {
        baselines: [
          { since: null, films: ['a'] },
          { since, films: ['b'] },
        ],
      }),
    );
    expect(found).toEqual([{ day: '2023-11-06', since }]);
  });
});

describe('joinedWithin', () => {
  const scores = [
    { id: 'a', day: '2022-01-01' },
    { id: 'b', day: '2023-01-01' },
    { id: 'c', day: '2024-01-01' },
  ];

  it('joins each with the one before it', () => {
    expect(joinedWithin(scores, [])).toEqual([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ]);
  });

  it('breaks where all counts anew, on the day itself too', () => {
    expect(joinedWithin(scores, [{ day: '2023-06-01', since: '' }])).toEqual([{ from: 'a', to: 'b' }]);
    expect(joinedWithin(scores, [{ day: '2023-01-01', since: '' }])).toEqual([]);
  });

  it('joins nothing to a single one', () => {
    expect(joinedWithin(scores.slice(0, 1), [])).toEqual([]);
  });
});
