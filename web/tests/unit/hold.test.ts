import { describe, expect, it } from 'vitest';
import type { Answer, Asked, BoardItem } from '../../src/api/answer';
import { warningBefore, warningOn } from '../../src/features/course/warning';
import { changesOf, otherwise } from '../../src/features/indication/change';
import { byConcern } from '../../src/features/shared/questions';
import { askedAbout, holdOn } from '../../src/features/workup/hold';

type Course = Answer['course'];
const NOTHING = { steps: [], besides: [], ask: [], answers: [], held_back: false } as unknown as Course;

function study(...why: { need: string; outcome: string; missing?: string[] }[]): BoardItem {
  const rules = why.map(({ need, outcome, missing = [] }, at) => ({
    code: `rule-${at}`,
    need,
    outcome,
    recommendation: `says ${at}`,
    reasons: ['a pacemaker'],
    why: {
      statement: 's',
      truth: outcome === 'unknown' ? 'unknown' : 'true',
      because: [
        { statement: 'open', truth: 'unknown', missing },
        { statement: 'decided', truth: 'true', missing: ['nothing'] },
      ],
    },
  }));
  return { study: 'mri', need: 'needed', progress: 'none', missing: [], why: rules } as unknown as BoardItem;
}

describe('what holds a study back', () => {
  it('is nothing where nothing forbids it and nothing that might is open', () => {
    expect(holdOn(study({ need: 'needed', outcome: 'fires' }), NOTHING)).toBeNull();
    expect(holdOn(study({ need: 'contraindicated', outcome: 'does_not_fire' }), NOTHING)).toBeNull();
    expect(holdOn(study({ need: 'needed', outcome: 'unknown', missing: ['age'] }), NOTHING)).toBeNull();
  });

  it('is what forbids it, with what of the record makes it say so', () => {
    const hold = holdOn(study({ need: 'contraindicated', outcome: 'fires' }), NOTHING);
    expect(hold).toEqual({
      against: [{ code: 'rule-0', words: 'says 0', reasons: ['a pacemaker'] }],
      ask: [],
    });
  });

  it('is what must be asked, each once, where what forbids it is not known', () => {
    const open = { need: 'contraindicated', outcome: 'unknown', missing: ['devices in the body'] };
    expect(holdOn(study(open, open), NOTHING)).toEqual({ against: [], ask: ['devices in the body'] });
  });

  it('is a grave caution about it, and not a note', () => {
    const caution = (level: string) =>
      ({
        ...NOTHING,
        besides: [{ about: 'mri', level, code: 'c', recommendation: 'avoid it', reasons: [] }],
      }) as unknown as Course;
    expect(holdOn(study(), caution('avoid'))?.against).toHaveLength(1);
    expect(holdOn(study(), caution('note'))).toBeNull();
  });
});

describe('what stands in the way of a step', () => {
  const step = (code: string, level?: string) =>
    ({ code, cautions: level ? [{ level }] : [] }) as unknown as Course['steps'][number];
  const course = (held_back: boolean) =>
    ({ ...NOTHING, held_back, steps: [step('nsaid', 'avoid'), step('physical_therapy', 'note')] }) as Course;

  it('is a red flag before every step, else a grave caution of its own', () => {
    expect(warningOn(step('physical_therapy'), { held_back: true })).toBe('red_flag');
    expect(warningOn(step('nsaid', 'contraindicated'), { held_back: false })).toBe('caution');
    expect(warningOn(step('nsaid', 'coverage'), { held_back: false })).toBeNull();
  });

  it('asks for a reason before what is begun, and not for what is behind or no treatment', () => {
    const nsaid = { kind: 'drug_treatment', values: { class: 'nsaid' } };
    const therapy = { kind: 'physical_therapy', values: {} };
    expect(warningBefore(nsaid, {}, course(false))).toBe('caution');
    expect(warningBefore(nsaid, { outcome: 'helped' }, course(true))).toBeNull();
    expect(warningBefore(therapy, {}, course(false))).toBeNull();
    expect(warningBefore(therapy, {}, course(true))).toBe('red_flag');
    expect(warningBefore({ kind: 'outcome', values: {} }, {}, course(true))).toBeNull();
  });
});

describe('what is asked before a study', () => {
  const asked = (about: string, level: string, missing: string) =>
    ({ about, level, code: `${about}-${level}`, question: 'so?', missing: [missing] }) as unknown as Asked;
  const ask = [
    asked('mri', 'coverage', 'weeks of physical therapy'),
    asked('mri', 'note', 'metal'),
    asked('ct_myelogram', 'avoid', 'clotting'),
    asked('teriparatide', 'contraindicated', 'a tumour of bone'),
  ];

  it('is what is about that study', () => {
    expect(askedAbout({ study: 'mri' } as BoardItem, { ask }).map(({ code }) => code)).toEqual([
      'mri-coverage',
      'mri-note',
    ]);
  });

  it('is a matter of the patient or of payers, and never both', () => {
    const { patient, payers } = byConcern(ask);
    expect(payers.map(({ code }) => code)).toEqual(['mri-coverage']);
    expect(patient).toHaveLength(3);
  });

  it('holds an order back only where it would forbid the study', () => {
    const course = { ...NOTHING, ask };
    expect(holdOn(study(), course)).toBeNull();
    const forbidding = { ...NOTHING, ask: [...ask, asked('mri', 'contraindicated', 'a pacemaker')] };
    expect(holdOn(study(), forbidding)).toEqual({ against: [], ask: ['a pacemaker'] });
  });
});

it('what would change the verdict is said by how it would have to be', () => {
  const lines = ['progression: yes or no', 'severe malalignment: yes', 'goals: no', 'in other words'];
  expect(changesOf(lines)).toEqual([
    { turn: 'known', elements: ['progression'] },
    { turn: 'so', elements: ['severe malalignment'] },
    { turn: 'not_so', elements: ['goals'] },
  ]);
  expect(otherwise(lines)).toEqual(['in other words']);
});
