import { describe, expect, it } from 'vitest';
import { drawnOf, ghostOn } from '../../src/viewer/snap';
import { isPlaced, nextStep, STEPS, tally } from '../../src/viewer/wizard/steps';

const none = new Set<string>();

describe('the wizard', () => {
  it('asks for what the first view rests on in nine gestures, before anything else, and for the standard set in sixteen', () => {
    const sets = STEPS.map(({ set }) => set);
    expect(sets.filter((set) => set === 'core')).toHaveLength(9);
    expect(sets.lastIndexOf('core')).toBe(8);
    expect(STEPS).toHaveLength(16);
  });

  it('takes both femoral heads that a document marks as one for both', () => {
    const heads = STEPS.filter(({ kind }) => kind === 'circle');
    expect(heads.map((step) => isPlaced(step, (site) => site === 'femoral_head'))).toEqual([true, true]);
  });

  it('goes on after what is placed, comes back to what was passed over, and ends', () => {
    const placed = new Set<string>();
    const has = (site: string) => placed.has(site);
    expect(nextStep(0, has, none)).toBe(0);
    for (const site of STEPS[2]?.sites ?? []) placed.add(site);
    expect(nextStep(2, has, none)).toBe(3);
    for (const step of STEPS.slice(2)) for (const site of step.sites) placed.add(site);
    expect(nextStep(3, has, none)).toBe(0);
    expect(nextStep(0, has, new Set(['femoral_head_left', 'femoral_head_right']))).toBeNull();
    expect(tally('core', has)).toEqual({ placed: 7, of: 9 });
  });

  it('takes a knee on either side for the knee', () => {
    const knee = STEPS.find((step) => step.id === 'knee');
    expect(knee && isPlaced(knee, (site) => site === 'knee.left')).toBe(true);
  });
});

describe('looking for an edge', () => {
  const endplate = STEPS.find((step) => step.id === 'L1_superior');
  const ghost = {
    found: 'expected' as const,
    places: new Map([
      ['L1.superior.posterior', { x: 100, y: 200 }],
      ['L1.superior.anterior', { x: 200, y: 190 }],
    ]),
  };

  it('knows on which side bone lies: below an upper endplate, whichever way the patient faces', () => {
    if (!endplate) throw new Error('no such step');
    expect(drawnOf(endplate, ghost, 'right')).toMatchObject({ kind: 'endplate', bone: 'right' });
    expect(drawnOf(endplate, ghost, 'left')).toMatchObject({ bone: 'left' });
  });

  it('keeps the order of the corners, and proposes nothing where nothing was found', () => {
    if (!endplate) throw new Error('no such step');
    const found = ghostOn(endplate, {
      endplate: {
        ends: [
          [101, 201],
          [199, 191],
        ],
      },
    });
    expect(found?.places.get('L1.superior.posterior')).toEqual({ x: 101, y: 201 });
    expect(found?.found).toBe('edge');
    expect(ghostOn(endplate, { endplate: null })).toBeNull();
  });
});
