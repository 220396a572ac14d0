// What stands in the way of a treatment.
import { describe, expect, it } from 'vitest';
import type { Course } from '../../src/api/answer';
import { warningBefore } from '../../src/features/course/warning';

const course = (level: string, held_back = false) =>
  ({ held_back, steps: [], besides: [{ about: 'romosozumab', level }] }) as unknown as Course;
const drug = (name: string) => ({ kind: 'drug_treatment', values: { class: name } });

describe('a drug that is no step', () => {
  it.each(['contraindicated', 'avoid'])('is warned of where it is %s', (level) =>
    expect(warningBefore(drug('romosozumab'), {}, course(level))).toBe('caution'),
  );

  it('is not warned of by a note, nor by a caution about another, nor once it is behind', () => {
    expect(warningBefore(drug('romosozumab'), {}, course('note'))).toBeNull();
    expect(warningBefore(drug('denosumab'), {}, course('avoid'))).toBeNull();
    expect(warningBefore(drug('romosozumab'), { outcome: 'helped' }, course('avoid'))).toBeNull();
  });

  it('is warned of where it is chosen in the form', () =>
    expect(warningBefore(drug('denosumab'), { class: 'romosozumab' }, course('avoid'))).toBe('caution'));
});
