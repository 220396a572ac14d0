/** What is seen in a CT: where it is shown, and what of it the record holds already. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/api/queries';
import { type Ct, marksOf, type Proposal, placeOf } from '../../src/features/volume/seen/ct';
import { entryOf, studyOf } from '../../src/features/volume/seen/recorded';

const CT = {
  metal: {
    volume_mm3: 1,
    rods: [
      { side: 'left', path_mm: [], breaks: [] },
      {
        side: 'right',
        path_mm: [],
        breaks: [{ from_mm: [0, 0, 0], to_mm: [0, 0, 6], gap_mm: { value: 6, interval: [5, 7] } }],
      },
    ],
    others: [],
  },
  no_metal: null,
  no_vertebrae: null,
  vertebrae: [
    {
      level: 'L4',
      source: 'seen',
      centre_mm: [0, 0, 0],
      up: [0, 0, 1],
      upper_mm: [0, 0, 12],
      lower_mm: [0, 0, -12],
    },
    {
      level: 'L3',
      source: 'guessed',
      centre_mm: [0, 0, 35],
      up: [0, 0, 1],
      upper_mm: [0, 0, 47],
      lower_mm: null,
    },
  ],
  screws: [
    {
      level: 'L4',
      side: 'left',
      head_mm: [10, 40, 0],
      tip_mm: [6, 0, 0],
      radius_mm: 3,
      halo_mm: null,
      rim: 0,
    },
    {
      level: 'L4',
      side: 'right',
      head_mm: [-10, 40, 0],
      tip_mm: [-6, 0, 0],
      radius_mm: 3,
      halo_mm: { value: 2, interval: [1, 3] },
      rim: 0.9,
    },
  ],
  bridging: [],
  bone: [],
  proposals: [],
} as unknown as Ct;

const proposal = (said: Partial<Proposal>): Proposal => ({
  kind: 'study_finding',
  study: 'CT',
  status: 'proposed',
  finding: 'screw_halo',
  presence: 'present',
  ...said,
});

const entry = (id: string, fact: Record<string, unknown>, effective_at = '2026-01-01', more = {}): Entry =>
  ({ id, effective_at, recorded_at: `${effective_at}T00:00:00Z`, author: 'a', fact, ...more }) as Entry;

describe('what is seen in a CT', () => {
  it('is marked where it lies, and what was guessed says so', () => {
    const marks = marksOf(CT);
    expect(marks.map(({ label }) => label).filter(Boolean)).toEqual(['L4', 'L3?']);
    expect(marks.filter(({ to }) => to).map(({ tone }) => tone)).toEqual(['accent', 'caution']);
    expect(marks.at(-1)?.at).toEqual([0, 0, 3]);
  });

  it('is shown at the screw, the rod or the disc that it is about', () => {
    expect(placeOf(CT, proposal({ level: 'L4', side: 'right' }))).toEqual([-8, 20, 0]);
    expect(placeOf(CT, proposal({ level: 'L4', side: 'left' }))).toBeNull();
    expect(placeOf(CT, proposal({ finding: 'rod_fracture', side: 'right' }))).toEqual([0, 0, 3]);
    expect(placeOf(CT, proposal({ finding: 'bridging_bone', level: 'L4' }))).toEqual([0, 0, -12]);
    expect(placeOf(CT, proposal({ finding: 'bridging_bone', level: 'L3' }))).toBeNull();
    expect(placeOf(CT, proposal({ finding: 'implant' }))).toBeNull();
  });

  it('belongs to the CT of the record, else to a new one', () => {
    const study = entry('s', { kind: 'study', study: 'ct', name: 'CT of the fusion', state: 'read' });
    expect(studyOf([study], 'ct', 'CT 2026')).toEqual({
      kind: 'ct',
      name: 'CT of the fusion',
      isKnown: true,
    });
    expect(studyOf([study], 'ct_myelogram', 'CT 2026')).toMatchObject({
      kind: 'ct_myelogram',
      isKnown: false,
    });
    expect(studyOf([], null, 'CT 2026')).toEqual({ kind: 'ct', name: 'CT 2026', isKnown: false });
  });

  it('is found in the record by study, finding, level and side', () => {
    const fact = { kind: 'study_finding', study: 'CT', finding: 'screw_halo', level: 'L4', side: 'right' };
    const entries = [entry('f', { ...fact, status: 'rejected' })];
    const same = proposal({ level: 'L4', side: 'right' });
    expect(entryOf(entries, 'CT', same)?.id).toBe('f');
    expect(entryOf(entries, 'another CT', same)).toBeUndefined();
    expect(entryOf(entries, 'CT', proposal({ level: 'L4', side: 'left' }))).toBeUndefined();
  });
});
