// Red flags of which nobody knows, as questions.
import { describe, expect, it } from 'vitest';
import type { Lacking, Unknown } from '../../src/api/answer';
import { factFrom, questionsOf, sayQuestion } from '../../src/features/overview/unasked';

const flag = (question: string, missing: string[]) => ({ code: question, question, missing }) as Unknown;

const lacking = (text: string, fact: string): Lacking => ({ text, fact, lack: 'not_recorded', entry: null });
const KNOWN = [
  lacking('whether there is new pain', 'symptom.new_pain'),
  lacking('whether there is osteoporosis', 'condition.osteoporosis'),
  lacking('whether the patient takes steroids', 'drug.steroid'),
  lacking('the T score of DXA', 'bone.t_score'),
];

const { questions, rest } = questionsOf(
  [
    flag('Is there new pain in weak bone?', [
      'whether there is new pain',
      'whether there is osteoporosis',
      'the T score of DXA',
      'whether the patient takes steroids',
    ]),
    flag('Is a stiff spine newly painful?', ['whether there is new pain']),
    flag('Did the end of a fusion fail?', ['junctional failure, proposed ("ct"): confirm or reject it']),
  ],
  KNOWN,
);

describe('what is asked about red flags', () => {
  it('is asked once, and says for which flags', () => {
    expect(questions.map((one) => [sayQuestion(one), one.flags.length])).toEqual([
      ['new pain', 2],
      ['osteoporosis', 1],
      ['steroids', 1],
    ]);
  });

  it('is the fact that present or absent makes it', () => {
    expect(questions.map((one) => factFrom(one, 'absent'))).toEqual([
      { kind: 'clinical_finding', symptom: 'new_pain', presence: 'absent' },
      { kind: 'comorbidity', condition: 'osteoporosis', presence: 'absent' },
      { kind: 'medication', class: 'steroid', presence: 'absent' },
    ]);
  });

  it('leaves to its own form what present or absent does not answer', () => {
    expect(rest.map(({ missing }) => missing)).toEqual([
      ['the T score of DXA'],
      ['junctional failure, proposed ("ct"): confirm or reject it'],
    ]);
  });
});
