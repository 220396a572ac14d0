import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { discs, following, graded, gradedIn, levelsIn, SCHEMES } from '../../src/features/volume/mri/schemes';

const scheme = (name: string) => {
  const found = SCHEMES.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

let number = 0;
const entry = (fact: Entry['fact'], supersedes?: string): Entry => {
  number += 1;
  return { id: `e${number}`, effective_at: '2026-01-01', fact, ...(supersedes && { supersedes }) } as Entry;
};

describe('the discs of a reading', () => {
  it('are the lowest six, more where they are asked for, and those that were graded', () => {
    expect(discs([], 0).map(({ upper, lower }) => `${upper}-${lower}`)).toEqual([
      'T12-L1',
      'L1-L2',
      'L2-L3',
      'L3-L4',
      'L4-L5',
      'L5-S1',
    ]);
    expect(discs([], 2)[0]).toEqual({ upper: 'T10', lower: 'T11' });
    expect(discs(['T8'], 0)[0]).toEqual({ upper: 'T8', lower: 'T9' });
    expect(discs([], 99)[0]).toEqual({ upper: 'C2', lower: 'C3' });
  });

  it('go down to the lowest lumbar vertebra of the person', () => {
    expect(discs([], 0, 'L6').at(-1)).toEqual({ upper: 'L6', lower: 'S1' });
    expect(discs([], 0, 'L4').at(-1)).toEqual({ upper: 'L4', lower: 'S1' });
    expect(discs(['T13'], 0)[0]).toEqual({ upper: 'T13', lower: 'L1' });
  });
});

describe('a grade', () => {
  it('says absent where it is the first, present where it is another, equivocal where it cannot be told', () => {
    const fact = (grade: string | null) => graded('mri', scheme('sac'), 'L4', grade, [1.04, -2, 3]);
    expect(fact('schizas_a')).toMatchObject({ presence: 'absent', grade: 'schizas_a', level: 'L4' });
    expect(fact('schizas_c')).toMatchObject({ presence: 'present', finding: 'canal_stenosis' });
    expect(fact(null)).toMatchObject({ presence: 'equivocal' });
    expect(fact(null)).not.toHaveProperty('grade');
    expect(fact('schizas_c').image).toBe('at 1, -2, 3 mm (left, back, head)');
  });

  it('is of one side, of one study, and the latest that holds', () => {
    const first = entry(graded('mri', scheme('foramen_left'), 'L4', 'lee_1', [0, 0, 0]));
    const second = entry(graded('mri', scheme('foramen_left'), 'L4', 'lee_2', [0, 0, 0]), first.id);
    const entries = [first, second];
    expect(gradedIn(entries, 'mri', scheme('foramen_left'), 'L4')).toBe(second);
    expect(gradedIn(entries, 'mri', scheme('foramen_right'), 'L4')).toBeUndefined();
    expect(gradedIn(entries, 'another', scheme('foramen_left'), 'L4')).toBeUndefined();
    expect(levelsIn(entries, 'mri')).toEqual(['L4']);
    const rejected = { ...graded('mri', scheme('sac'), 'L4', 'schizas_c', [0, 0, 0]), status: 'rejected' };
    expect(gradedIn([entry(rejected)], 'mri', scheme('sac'), 'L4')).toBeUndefined();
    const back = entry({ kind: 'withdrawal', reason: 'x' }, second.id);
    expect(gradedIn([...entries, back], 'mri', scheme('foramen_left'), 'L4')).toBeUndefined();
  });

  it('leads to the next column, then to the next level, and ends after the last', () => {
    const rows = discs([], 0);
    expect(following(rows, 'L4', 'readable')).toEqual({ level: 'L4', scheme: 'disc' });
    expect(following(rows, 'L4', 'foramen_left')).toEqual({ level: 'L5', scheme: 'readable' });
    expect(following(rows, 'L5', 'foramen_left')).toBeNull();
  });
});
