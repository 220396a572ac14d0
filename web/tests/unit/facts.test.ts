import { describe, expect, it } from 'vitest';
import type { Lacking } from '../../src/api/answer';
import type { Entry } from '../../src/api/queries';
import { fieldsOf } from '../../src/features/shared/facts/catalogue';
import { remedyFor } from '../../src/features/shared/facts/missing';
import { factOf, isAboutTheSame, valuesOf } from '../../src/features/shared/facts/values';
import { sayFact } from '../../src/features/shared/facts/words';
import { pictureOf } from '../../src/features/shared/films';
import { placed, standing } from '../../src/features/shared/record/standing';
import { heldAgain } from '../../src/features/shared/record/withdraw';
import { elementsOf, simplified, type Tree } from '../../src/features/shared/tree';

describe('a fact and its form', () => {
  it('leaves out what was not entered, and nests what lies within', () => {
    const fact = factOf('joint_examination', fieldsOf('joint_examination'), {
      'thomas_deg.left': '0',
      'thomas_deg.right': '10',
      'knee_extension_loss_deg.left': '',
    });
    expect(fact).toEqual({ kind: 'joint_examination', thomas_deg: { left: 0, right: 10 } });
  });

  it('comes back from a form as it was', () => {
    const facts = [
      { kind: 'drug_treatment', class: 'nsaid', dose: 'naproxen', weeks: 8, outcome: 'did_not_help' },
      { kind: 'judgement', question: 'pseudarthrosis', answer: false },
      {
        kind: 'previous_fusion',
        segments: [{ upper: 'L4', lower: 'L5', mobility: 'fused' }],
        others_mobile: true,
      },
      {
        kind: 'study_finding',
        finding: 'screw_halo',
        presence: 'equivocal',
        status: 'confirmed',
        study: 'CT',
        value: 1.1,
        interval: [0.6, 1.6],
      },
      { kind: 'surgical_anatomy', uppermost: 'L2', laminectomies: ['L3'], pelvic_anchors: false },
    ];
    for (const fact of facts) {
      const fields = fieldsOf(fact.kind);
      expect(factOf(fact.kind, fields, valuesOf(fields, fact))).toEqual(fact);
    }
  });

  it('is about the same where its subject is', () => {
    const fields = fieldsOf('strength');
    const left = { kind: 'strength', root: 'L5', side: 'left', grade: 4 };
    expect(isAboutTheSame(fields, left, { ...left, grade: 3 })).toBe(true);
    expect(isAboutTheSame(fields, left, { ...left, side: 'right' })).toBe(false);
  });
});

describe('a fact in words', () => {
  it.each([
    [{ kind: 'outcome', instrument: 'odi', score: 56 }, 'ODI: 56'],
    [
      { kind: 'study_finding', finding: 'canal_stenosis', presence: 'present', level: 'L1' },
      'canal stenosis, below L1: there',
    ],
    [{ kind: 'observation', measure: 'crp_mg_l', value: 3 }, 'C-reactive protein: 3 mg/L'],
    [{ kind: 'comorbidity', condition: 'nicotine', presence: 'present' }, 'use of nicotine: there'],
    [{ kind: 'strength', root: 'L5', side: 'left', grade: 4 }, 'L5, left: MRC grade (0 to 5) 4'],
    [{ kind: 'event', event: 'rod_fracture' }, 'broken rod'],
    [
      { kind: 'previous_fusion', segments: [], others_mobile: true },
      'Segments no segment named · All others move yes',
    ],
    [
      {
        kind: 'study_finding',
        finding: 'screw_halo',
        presence: 'present',
        level: 'L1',
        value: 1.4,
        interval: [1, 1.8],
        status: 'proposed',
        study: 'CT',
      },
      'screw halo, L1: there · Size 1.4 mm · Interval 1 – 1.8 mm · proposed, not confirmed · “CT”',
    ],
  ])('%o', (fact, words) => expect(sayFact(fact)).toBe(words));
});

describe('what is missing leads to its form', () => {
  const lacking = (more: Partial<Lacking>): Lacking => ({
    text: 'anything',
    fact: '',
    lack: 'not_recorded',
    entry: null,
    ...more,
  });

  it.each([
    ['symptom.new_pain', 'clinical_finding', { symptom: 'new_pain' }],
    ['symptom.unstable_fracture', 'clinical_finding', { symptom: 'unstable_fracture' }],
    ['condition.coagulopathy', 'comorbidity', { condition: 'coagulopathy' }],
    ['device.hip_prosthesis', 'device', { device: 'hip_prosthesis' }],
    ['device.pacemaker', 'device', { device: 'pacemaker' }],
    ['device.mr_cleared', 'device', {}],
    ['allergy.nsaid.severe', 'allergy', { allergen: 'nsaid' }],
    ['drug.ssri', 'medication', { class: 'ssri' }],
    ['event.hip_operation.recorded', 'event', { event: 'hip_operation' }],
    ['judgement.symptoms_due_to_deformity', 'judgement', { question: 'symptoms_due_to_deformity' }],
    [
      'judgement.extended_film_not_obtainable',
      'judgement',
      { question: 'extended_film_not_obtainable', answer: 'yes' },
    ],
    ['score.srs22_pain', 'outcome', { instrument: 'srs22_pain' }],
    ['observation.platelets_10_9_l', 'observation', { measure: 'platelets_10_9_l' }],
    ['finding.rod_fracture.confirmed', 'study_finding', { finding: 'rod_fracture' }],
    ['symptom.trauma.since', 'clinical_finding', { symptom: 'trauma' }],
    ['goal.no_operation', 'goal', {}],
    ['step.nsaid.closed', 'drug_treatment', { class: 'nsaid' }],
    ['fusion.ankylosed_or_long', 'previous_fusion', {}],
    ['bone.hu.l1', 'bone_density', { 'hounsfield.level': 'L1' }],
  ])('%s', (fact, kind, values) =>
    expect(remedyFor('anything', [lacking({ fact })])).toEqual({ form: { kind, values } }),
  );

  it('a proposed finding to its entry', () => {
    const halo = lacking({ fact: 'finding.screw_halo', lack: 'proposed', entry: 'ct-halo' });
    expect(remedyFor('anything', [halo])).toEqual({ entry: 'ct-halo' });
  });

  it('a finding whose study was taken back to a form of its own', () => {
    const halo = lacking({ fact: 'finding.screw_halo', lack: 'study_withdrawn', entry: 'ct-halo' });
    const form = { kind: 'study_finding', values: { finding: 'screw_halo' } };
    expect(remedyFor('anything', [halo])).toEqual({ form });
  });

  it('what only another film tells to the films', () => {
    const bound = lacking({ fact: 'parameter.T1PA', lack: 'at_least' });
    expect(remedyFor('anything', [bound])).toEqual({ screen: 'study' });
    expect(remedyFor('a lying film, with legs straight', [])).toEqual({ screen: 'workup' });
  });

  it('what the page does not know has no form', () => {
    expect(remedyFor('anything', [lacking({ fact: 'moon.phase' })])).toBeUndefined();
    expect(remedyFor('anything', [lacking({ fact: 'device.denied', lack: 'contradicted' })])).toBeUndefined();
    expect(remedyFor('the phase of the moon', [])).toBeUndefined();
  });
});

describe('a record', () => {
  const entry = (id: string, day: string, supersedes?: string) => ({
    id,
    effective_at: day,
    recorded_at: day,
    author: 'A',
    fact: { kind: 'goal' },
    ...(supersedes && { supersedes }),
  });
  const entries = [entry('a', '2026-01-01'), entry('b', '2026-03-01'), entry('c', '2026-01-01', 'a')];

  it('has the latest day first, and says what is corrected', () => {
    expect(placed(entries).map((one) => [one.entry.id, one.correctedBy?.id])).toEqual([
      ['b', undefined],
      ['c', undefined],
      ['a', 'c'],
    ]);
  });

  it('holds neither what was taken back nor what takes it back', () => {
    const back = { ...entry('d', '2026-04-01', 'b'), fact: { kind: 'withdrawal', reason: 'twice' } };
    expect(standing([...entries, back]).map((one) => one.id)).toEqual(['c']);
    expect(sayFact(back.fact)).toBe('“twice”');
  });

  it('keeps what was taken back in sight until that is undone, on the day on which it held', () => {
    const back = { ...entry('d', '2026-04-01', 'b'), fact: { kind: 'withdrawal', reason: 'twice' } };
    const taken = (all: Entry[]) => placed(all).flatMap((one) => (one.isTakenBack ? one.entry.id : []));
    expect(taken([...entries, back])).toEqual(['b']);
    const [, goal] = entries;
    if (!goal) throw new Error('no goal');
    const again = heldAgain(goal, back);
    expect(again).toEqual({ fact: { kind: 'goal' }, effective_at: '2026-03-01', supersedes: 'd' });
    const undone = [...entries, back, { ...entry('e', '2026-03-01'), ...again }];
    expect(taken(undone)).toEqual([]);
    expect(standing(undone).map((one) => one.id)).toEqual(['e', 'c']);
  });

  it('holds what nothing corrects', () => expect(standing(entries).map((one) => one.id)).toEqual(['b', 'c']));
});

describe('an explanation', () => {
  it('leaves out a step that repeats the one below it', () => {
    const leaf = { statement: 'PT 30°, above 20°', truth: 'true' as const, evidence: ['cut'] };
    const tree = { statement: leaf.statement, truth: 'true' as const, because: [leaf] };
    expect(simplified({ statement: 'all', truth: 'true', because: [tree, tree] })).toEqual({
      statement: 'all',
      truth: 'true',
      because: [leaf, leaf],
    });
  });

  it('keeps a step of another truth', () => {
    const leaf = { statement: 'x', truth: 'false' as const };
    const tree = { statement: 'x', truth: 'true' as const, because: [leaf] };
    expect(simplified(tree)).toEqual(tree);
  });
});

it('the entry of a film names its picture', () => {
  const image = { id: `47aa65f56725${'0'.repeat(52)}` } as Parameters<typeof pictureOf>[1][number];
  expect(pictureOf('film-47aa65f56725-1', [image])).toBe(image.id);
  expect(pictureOf('film-2022-10-27', [image])).toBeUndefined();
});

it('a conclusion is made of the first level that has more than one statement', () => {
  const [a, b] = ['a', 'b'].map((statement) => ({ statement, truth: 'true' as const }));
  const inner = { statement: 'a and b', truth: 'true' as const, because: [a, b] as Tree[] };
  expect(elementsOf({ statement: 'all', truth: 'true', because: [inner] })).toEqual([a, b]);
  expect(elementsOf(a as Tree)).toEqual([a]);
});
