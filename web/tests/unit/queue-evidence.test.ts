import { describe, expect, it } from 'vitest';
import { nextAfter } from '../../src/features/queue/DeskList';
import { evidenceOf, verdictOf } from '../../src/features/queue/evidence';
import { sentence } from '../../src/ui/sentence';

const said = (axis: string, weight: number) => ({ axis, criterion: 'c', attribute: 'A', found: 'f', weight });

describe('what the sorter saw', () => {
  const { questions, look } = evidenceOf({
    axes: [
      { axis: 'lateral', score: 12, threshold: 3 },
      { axis: 'extent', score: 0, threshold: 3 },
      { axis: 'standing', score: 0, threshold: 2 },
    ],
    evidence: [said('kind', 0), said('lateral', 12), said('extent', -4), said('extent', 4)],
    confirm: ['knees_and_hips'],
  });

  it('is put together question by question, with those to which nothing speaks', () => {
    expect(questions.map(({ axis }) => axis)).toEqual(['lateral', 'extent', 'standing', 'kind']);
    expect(questions[2]?.statements).toEqual([]);
    expect(look).toEqual(['knees_and_hips']);
  });

  it('is proven, contradicted, not proven, or told only', () => {
    expect(questions.map(verdictOf)).toEqual(['proven', 'contradicted', 'unproven', null]);
  });

  it('is nothing where there is no evidence', () => {
    expect(evidenceOf(null)).toEqual({ questions: [], tags: [], look: [] });
  });
});

describe('what comes next', () => {
  const waiting = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  it('is what follows the one that is decided, the one before at the end, nothing when none is left', () => {
    expect(nextAfter(waiting, new Set(['a']))).toBe('b');
    expect(nextAfter(waiting, new Set(['c']))).toBe('b');
    expect(nextAfter(waiting, new Set(['a', 'b']))).toBe('c');
    expect(nextAfter(waiting, new Set(['a', 'b', 'c']))).toBeNull();
  });
});

describe('a reason', () => {
  it('begins and ends as a sentence', () => {
    expect(sentence('two views')).toBe('Two views.');
    expect(sentence('which of them is the film?')).toBe('Which of them is the film?');
  });
});
