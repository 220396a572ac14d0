import { describe, expect, it } from 'vitest';
import { holding } from '../../../src/features/timeline/facts';
import { deniedOn, happenings, inLane } from '../../../src/features/timeline/happenings';
import { entry } from './assessment';

const DAY = '2026-10-27';

describe('happenings', () => {
  it('sorts facts into lanes, from the earliest to the latest', () => {
    const found = happenings([
      entry('rod', '2026-11-04', { kind: 'event', event: 'rod_fracture' }),
      entry('operation', '2023-11-16', { kind: 'event', event: 'spine_operation' }),
      entry('therapy', DAY, { kind: 'physical_therapy', outcome: 'helped' }),
    ]);
    expect(found.map(({ id, lane }) => [id, lane])).toEqual([
      ['operation', 'operations'],
      ['therapy', 'physiotherapy'],
      ['rod', 'fractures'],
    ]);
  });

  it('puts a symptom on the day since when it is there', () => {
    const [fall] = happenings([
      entry('fall', DAY, {
        kind: 'clinical_finding',
        symptom: 'trauma',
        presence: 'present',
        since: '2026-10-25',
      }),
    ]);
    expect(fall?.day).toBe('2026-10-25');
  });

  it('tells what nobody has confirmed from what is certain', () => {
    const finding = { kind: 'study_finding', finding: 'rod_fracture', presence: 'present', study: 'CT' };
    const found = happenings([
      entry('proposed', DAY, { ...finding, status: 'proposed' }),
      entry('confirmed', DAY, { ...finding, status: 'confirmed' }),
      entry('rejected', DAY, { ...finding, status: 'rejected' }),
    ]);
    expect(found.map(({ id, state }) => [id, state])).toEqual([
      ['proposed', 'uncertain'],
      ['confirmed', 'sure'],
    ]);
  });

  it('tells what was asked and is not there from what nobody recorded', () => {
    const found = happenings([entry('devices', DAY, { kind: 'device', device: 'any', presence: 'absent' })]);
    expect(inLane(found, 'devices')).toEqual([]);
    expect(deniedOn(found, 'devices')).toBe(DAY);
    expect(deniedOn(found, 'injections')).toBeUndefined();
  });

  it('calls implants by their ends', () => {
    const [implants] = happenings([
      entry('implants', DAY, {
        kind: 'surgical_anatomy',
        uppermost: 'T10',
        lowermost: 'S1',
        metal: 'titanium',
      }),
    ]);
    expect(implants).toMatchObject({ lane: 'devices', brief: 'T10–S1' });
  });

  it('says briefly what it is and what came of it, and at length what else is recorded', () => {
    const [drug] = happenings([
      entry('drug', DAY, {
        kind: 'drug_treatment',
        class: 'nsaid',
        dose: 'naproxen 500 mg',
        outcome: 'helped',
      }),
    ]);
    expect(drug?.words).toContain('naproxen');
    expect(drug?.brief).not.toContain('naproxen');
  });
});

describe('holding', () => {
  it('leaves out what a later entry corrects', () => {
    const entries = [
      entry('first', DAY, { kind: 'outcome', instrument: 'odi', score: 85 }),
      entry('second', DAY, { kind: 'outcome', instrument: 'odi', score: 58 }, 'first'),
    ];
    expect(holding(entries).map(({ id }) => id)).toEqual(['second']);
  });
});
