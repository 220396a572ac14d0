import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/api/answer';
import { nextSteps } from '../../src/features/overview/next';

function answer(parts: Record<string, unknown>): Answer {
  const empty = {
    contradictions: [],
    red_flags: [],
    red_flags_unknown: [],
    board: [],
    course: { held_back: false, steps: [] },
    decisions: [],
    indication: null,
    readiness: [],
  };
  return { ...empty, ...parts } as unknown as Answer;
}

const study = (name: string, need: string, progress: string) => ({
  study: name,
  name,
  question: '?',
  need,
  progress,
});
const fires = { outcome: 'fires', recommendation: 'Begin.' };
const acts = (parts: Record<string, unknown>) =>
  nextSteps(answer(parts)).map((step) => `${step.act} ${step.title}`);

describe('what to do next', () => {
  it('takes studies that are needed, in the order of their progress', () => {
    const board = [
      study('mri', 'needed', 'ordered'),
      study('ct', 'needed', 'done'),
      study('emg', 'needed', 'inadequate'),
      study('x', 'needed', 'read'),
    ];
    expect(acts({ board })).toEqual(
      ['arrange emg', 'await MRI', 'read CT'].map((one) => one.replace('emg', 'EMG and nerve conduction')),
    );
  });

  it('has a finding that waits for a word decided once', () => {
    const missing = ['screw halo, proposed ("ct-halo"): confirm or reject it'];
    const board = [
      { ...study('ct', 'optional', 'none'), missing },
      { ...study('mri', 'optional', 'none'), missing },
    ];
    expect(acts({ board })).toEqual(['decide screw halo, proposed']);
  });

  it('never asks for a study that is optional', () => {
    expect(acts({ board: [study('bone_scan', 'optional', 'none')] })).toEqual([]);
  });

  it('holds the course back when the node does', () => {
    const steps = [{ code: 'nsaid', name: 'drugs', state: 'not_tried', applies: [fires] }];
    expect(acts({ course: { held_back: false, steps } })).toEqual(['step drugs']);
    expect(acts({ course: { held_back: true, steps } })).toEqual([]);
  });

  it('refers once, and not in an emergency', () => {
    const indication = { verdict: 'referral_advised', in_words: 'referral', recommendation: 'R' };
    expect(acts({ indication })).toEqual(['refer referral']);
    expect(acts({ indication, decisions: [{ choice: 'referral' }] })).toEqual([]);
    expect(acts({ indication, red_flags: [{ tier: 'emergency_now' }] })).toEqual([]);
  });

  it('begins with what contradicts itself', () => {
    const contradictions = [{ recommendation: 'Resolve it.', facts: ['a'] }];
    expect(acts({ contradictions, readiness: [{ item: 'nicotine', owner: 'o', recheck: 'r' }] })).toEqual([
      'resolve Resolve it.',
      'optimise nicotine',
    ]);
  });
});
