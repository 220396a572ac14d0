import { describe, expect, it } from 'vitest';
import type { Next } from '../../src/api/answer';
import { askedFirst, placeOf, screenOf } from '../../src/features/overview/next';
import { against } from '../../src/features/shared/against';

function action(parts: Partial<Next>): Next {
  const empty = {
    about: '',
    name: '',
    detail: '',
    tier: null,
    cautions: [],
    ask: [],
    since: null,
    late: false,
  };
  return { act: 'try', ...empty, ...parts };
}

describe('what to do next', () => {
  it('leads to the screen on which it is done', () => {
    expect(screenOf(action({ act: 'cancel_order' }))).toBe('workup');
    expect(screenOf(action({ act: 'weigh' }))).toBe('course');
    expect(screenOf(action({ act: 'refer' }))).toBe('indication');
    expect(screenOf(action({ act: 'red_flag' }))).toBeUndefined();
  });

  it('leaves out what only payers say', () => {
    const cautions: Next['cautions'] = [
      { level: 'avoid', text: 'kidneys', grounds: [] },
      { level: 'coverage', text: 'four weeks', grounds: [] },
    ];
    expect(against(action({ cautions }))).toEqual([{ text: 'kidneys', here: '' }]);
  });

  it("says which of the patient's conditions a caution rests on", () => {
    const grounds = [{ statement: 'diuretics taken', entries: [] }];
    const cautions: Next['cautions'] = [{ level: 'avoid', text: 'kidneys', grounds }];
    expect(against(action({ cautions }))).toEqual([{ text: 'kidneys', here: 'diuretics taken' }]);
  });

  it('leads to the card that it is about', () => {
    expect(placeOf(action({ act: 'await', about: 'mri' }))).toMatchObject({ search: { study: 'mri' } });
    expect(placeOf(action({ act: 'try', about: 'injection' }))).toMatchObject({
      search: { step: 'injection' },
    });
    expect(placeOf(action({ act: 'red_flag', about: 'x' }))).toBeUndefined();
  });

  it('asks first what bears on the step, and not what an answer lacks', () => {
    expect(askedFirst(action({ ask: ['an allergy'] }))).toEqual(['an allergy']);
    expect(askedFirst(action({ act: 'find_out', ask: ['goals'] }))).toEqual([]);
  });
});
