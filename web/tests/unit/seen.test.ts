/** What is seen in a CT: where it is shown, and what of it the record holds already. */
import { describe, expect, it } from 'vitest';
import type { CaseRecord, Entry } from '../../src/api/queries';
import { maySendAgain } from '../../src/api/record';
import type { Proposal } from '../../src/features/shared/seen/proposal';
import { entryOf, madeOn, saysTheSame, studiesFor } from '../../src/features/shared/seen/recorded';
import { type Ct, marksOf, placeOf } from '../../src/features/volume/seen/ct';
import { withoutClass } from '../../src/features/volume/seen/without_class';

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
    const halo = proposal({ level: 'L4', side: 'right', image: 'at -6, 0, 0 mm (left, back, head)' });
    expect(placeOf(CT, halo)).toEqual([-8, 20, 0]);
    expect(placeOf(CT, proposal({ level: 'L4', side: 'right' }))).toBeNull();
    const broken = proposal({ finding: 'rod_fracture', image: 'at 21.5, -40, 3.2 mm (left, back, head)' });
    expect(placeOf(CT, broken)).toEqual([21.5, -40, 3.2]);
    expect(placeOf(CT, proposal({ finding: 'bridging_bone', level: 'L4' }))).toEqual([0, 0, -12]);
    expect(placeOf(CT, proposal({ finding: 'bridging_bone', level: 'L3' }))).toBeNull();
    expect(placeOf(CT, proposal({ finding: 'implant' }))).toBeNull();
    expect(placeOf(CT, proposal({ finding: 'implant', image: 'slice 40' }))).toBeNull();
  });

  const study = (name: string, state: string, day: string, id = `${name} ${state}`) =>
    entry(id, { kind: 'study', study: 'ct', name, state }, day);
  const namesFor = (entries: Entry[], day: string | null, slot = 'ct') =>
    studiesFor(entries, slot, day, 'CT 2026').map(({ name }) => name);

  it('belongs to the study of its day, not to a later or an earlier one', () => {
    const entries = [study('before', 'read', '2024-05-01'), study('of the day', 'done', '2026-03-04')];
    expect(namesFor(entries, '2026-03-04')[0]).toBe('of the day');
    expect(namesFor(entries, '2025-01-01')).toEqual(['CT 2026', 'before', 'of the day']);
    expect(studiesFor(entries, 'ct_myelogram', '2026-03-04', 'CT 2026')).toEqual([
      { kind: 'ct_myelogram', name: 'CT 2026', isKnown: false, isMade: false },
    ]);
  });

  it('belongs to what was ordered before, until that was made', () => {
    const ordered = study('asked for', 'ordered', '2026-02-01');
    expect(studiesFor([ordered], 'ct', '2026-03-04', 'CT 2026')[0]).toEqual({
      kind: 'ct',
      name: 'asked for',
      isKnown: true,
      isMade: false,
    });
    expect(namesFor([ordered], '2026-01-04')[0]).toBe('CT 2026');
    expect(namesFor([ordered, study('asked for', 'read', '2026-02-20')], '2026-03-04')[0]).toBe('CT 2026');
    expect(namesFor([study('CT 2026', 'done', '2026-09-09')], null)).toEqual(['CT 2026']);
  });

  it('is found in the record by its place, else by level and side', () => {
    const fact = { kind: 'study_finding', study: 'CT', finding: 'screw_halo', level: 'L4', side: 'right' };
    const entries = [entry('f', { ...fact, status: 'rejected' })];
    const same = proposal({ level: 'L4', side: 'right' });
    expect(entryOf(entries, 'CT', same)?.id).toBe('f');
    expect(entryOf(entries, 'another CT', same)).toBeUndefined();
    expect(entryOf(entries, 'CT', proposal({ level: 'L4', side: 'left' }))).toBeUndefined();
  });

  it('is decided only where the record says the same of it', () => {
    const fact = {
      kind: 'study_finding',
      study: 'CT',
      finding: 'bridging_bone',
      level: 'L4',
      presence: 'present',
    };
    const known = entry('f', { ...fact, status: 'confirmed' });
    const seen = proposal({ finding: 'bridging_bone', level: 'L4' });
    expect(saysTheSame(known, seen)).toBe(true);
    expect(saysTheSame(known, { ...seen, presence: 'absent' })).toBe(false);
    expect(saysTheSame(known, { ...seen, value: 2 })).toBe(false);
    const { level: _, ...unnamed } = seen;
    expect(saysTheSame(known, unnamed)).toBe(true);
    const measured = entry('m', { ...fact, value: 1.7 });
    expect(saysTheSame(measured, { ...seen, value: 1.7 + 1e-15 })).toBe(true);
    expect(saysTheSame(known, { ...seen, side: 'left' })).toBe(false);
  });

  it('is another one where a person graded it otherwise', () => {
    const fact = {
      kind: 'study_finding',
      study: 'mri',
      finding: 'artefact',
      presence: 'present',
      level: 'L4',
    };
    const degraded = proposal({ finding: 'artefact', level: 'L4', grade: 'degraded' });
    expect(saysTheSame(entry('d', { ...fact, grade: 'degraded' }), degraded)).toBe(true);
    expect(saysTheSame(entry('u', { ...fact, grade: 'unreadable' }), degraded)).toBe(false);
  });

  it('is told by its place in a picture as well', () => {
    const at = (down: number) => ({
      image: `WB, post, ${down} mm below and 231 mm right of the first pixel`,
    });
    const focus = { kind: 'study_finding', study: 'scan', finding: 'focal_uptake' };
    const entries = [entry('one', { ...focus, ...at(358) }), entry('other', { ...focus, ...at(410) })];
    const seen = proposal({ finding: 'focal_uptake', study: 'scan', level: 'L4', ...at(409) });
    expect(entryOf(entries, 'scan', seen)?.id).toBe('other');
    const elsewhere = { ...seen, image: 'Spot, 410 mm below and 231 mm right of the first pixel' };
    expect(entryOf(entries, 'scan', elsewhere)).toBeUndefined();
    const { level: _, ...unnamed } = elsewhere;
    expect(entryOf(entries, 'scan', unnamed)).toBeUndefined();
  });

  it('is the same once levels are named, and another somewhere else', () => {
    const at = (head: number) => ({ image: `at -6, 0, ${head} mm (left, back, head)` });
    const entries = [entry('f', { kind: 'study_finding', study: 'CT', finding: 'screw_halo', ...at(0) })];
    expect(entryOf(entries, 'CT', proposal({ level: 'L4', side: 'right', ...at(1) }))?.id).toBe('f');
    expect(entryOf(entries, 'CT', proposal({ ...at(40) }))).toBeUndefined();
  });
});

describe('bone without a class', () => {
  it('says every reason once, with its levels', () => {
    const voltage = { code: 'voltage' as const, message: 'tube voltage 100 kV' };
    const screw = { code: 'instrumented' as const, message: 'a screw stands in L4' };
    const bone = [
      { level: 'L4', no_class: [voltage, screw] },
      { level: 'L3', no_class: [voltage] },
      { level: 'L2', no_class: [] },
    ] as unknown as Ct['bone'];
    expect(withoutClass({ bone })).toEqual([
      { message: 'tube voltage 100 kV', levels: ['L4', 'L3'] },
      { message: 'a screw stands in L4', levels: ['L4'] },
    ]);
  });
});

describe('what the node records while somebody looks', () => {
  const entry = (id: string, author: string, fact: Entry['fact'] = { kind: 'note' }): Entry => ({
    id,
    author,
    fact,
    effective_at: '2026-03-01',
    recorded_at: '2026-03-01',
  });
  const record = (...entries: Entry[]) => ({ revision: entries.length, entries });
  const person = entry('a', 'Dr. A');

  it('asks nobody to look again, unless a person recorded something too', () => {
    const sorted = entry('b', 'study sorter', { kind: 'study', study: 'ct' });
    const isAgain = (seen: CaseRecord, now: CaseRecord) =>
      maySendAgain(seen, now, { fact: { kind: 'note' } });
    expect(isAgain(record(person), record(person, sorted))).toBe(true);
    expect(isAgain(record(person), record(person, sorted, entry('c', 'Dr. B')))).toBe(false);
    expect(isAgain(record(person), record(person))).toBe(false);
    const takenBack = { ...entry('c', 'study sorter', { kind: 'withdrawal' }), supersedes: 'b' };
    expect(isAgain(record(person, sorted), record(person, sorted, takenBack))).toBe(false);
    const another = { ...entry('c', 'study sorter', { kind: 'study' }), supersedes: 'b' };
    expect(isAgain(record(person, sorted), record(person, sorted, another))).toBe(false);
  });

  it('asks whoever states a study of the kind that was found', () => {
    const [seen, now] = [
      record(person),
      record(person, entry('b', 'study sorter', { kind: 'study', study: 'ct', name: 'ct 2026-03-01' })),
    ];
    const stated = (study: string) => ({ fact: { kind: 'study', study, name: 'of the fusion' } });
    expect(maySendAgain(seen, now, stated('mri'))).toBe(true);
    expect(maySendAgain(seen, now, stated('ct'))).toBe(false);
    // One that was ordered under another name may be the one that was found: a person chooses.
    const ordered = { kind: 'ct', name: 'of the fusion', isKnown: true, isMade: false };
    expect(maySendAgain(seen, now, madeOn(ordered, '2026-03-01'))).toBe(false);
    expect(maySendAgain(seen, now, madeOn({ ...ordered, name: 'ct 2026-03-01' }, '2026-03-01'))).toBe(true);
  });

  it('is not said a second time: a study that was made meanwhile is known', () => {
    const study = { kind: 'ct', name: 'ct 2026-03-01', isKnown: false, isMade: false };
    const told = madeOn(study, '2026-03-01') as (entries: readonly Entry[]) => unknown;
    const said = { kind: 'study', study: 'ct', name: study.name };
    const made = entry('b', 'study sorter', { ...said, state: 'done' });
    expect(told([person, made])).toBe(made);
    const isNew = { fact: { ...said, state: 'done' }, effective_at: '2026-03-01' };
    expect(told([person, entry('b', 'Dr. A', { ...said, state: 'ordered' })])).toEqual(isNew);
    expect(told([made, { ...person, supersedes: 'b' }])).toEqual(isNew);
  });
});
