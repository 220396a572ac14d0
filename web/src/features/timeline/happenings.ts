/** What the record says happened, each in its lane. */
import type { Entry } from '../../api/queries';
import { sayFact } from '../shared/facts/words';
import type { Facts } from './facts';

/** The lanes, in the order in which they stand. */
export const LANES = [
  'operations',
  'fractures',
  'injections',
  'physiotherapy',
  'drugs',
  'braces',
  'falls',
  'infections',
  'devices',
] as const;

export type Lane = (typeof LANES)[number];

/** Where a fact stands, and whether it is there at all. */
interface Sorted {
  lane: Lane;
  /** denied = asked or looked for, and not there; uncertain = nobody has confirmed it, or it could not be told. */
  state: 'sure' | 'uncertain' | 'denied';
  /** Another day than the entry's, where the fact names one. */
  day?: string | null | undefined;
  /** What it is called beside its mark, where that is shorter than its fields. */
  brief?: string;
}

/** Something on a day, in words. */
export interface Happening {
  id: string;
  day: string;
  lane: Lane;
  state: Sorted['state'];
  /** What it is and what came of it. */
  brief: string;
  /** Everything that is recorded. */
  words: string;
}

type Sorters = { [Kind in keyof Facts]?: (fact: Facts[Kind]) => Sorted | null };

const OPERATIONS: readonly string[] = ['spine_operation', 'spine_fusion', 'hip_operation', 'knee_operation'];
const BROKEN: readonly string[] = [
  'vertebral_fracture',
  'rod_fracture',
  'anchor_failure',
  'junctional_failure',
  'junctional_kyphosis',
];
const INFECTION: readonly string[] = ['suspected_infection', 'sepsis'];

const there = (lane: Lane) => (): Sorted => ({ lane, state: 'sure' });

const SORTERS: Sorters = {
  event: ({ event }) => ({ lane: OPERATIONS.includes(event) ? 'operations' : 'fractures', state: 'sure' }),
  injection: there('injections'),
  physical_therapy: there('physiotherapy'),
  drug_treatment: there('drugs'),
  brace: there('braces'),
  medication: ({ presence }) => (presence === 'present' ? { lane: 'drugs', state: 'sure' } : null),
  clinical_finding: ({ symptom, presence, since }) => {
    const isFall = symptom === 'trauma';
    if (!isFall && !INFECTION.includes(symptom)) return null;
    const found = isFall ? 'sure' : 'uncertain';
    return {
      lane: isFall ? 'falls' : 'infections',
      state: presence === 'present' ? found : 'denied',
      day: since,
    };
  },
  observation: ({ measure, value }) =>
    measure === 'falls_last_year' ? { lane: 'falls', state: value > 0 ? 'sure' : 'denied' } : null,
  study_finding: ({ finding, presence, status }) => {
    const isInfection = finding === 'infection';
    if (status === 'rejected' || presence === 'absent' || !(isInfection || BROKEN.includes(finding)))
      return null;
    const isSure = presence === 'present' && status === 'confirmed';
    return { lane: isInfection ? 'infections' : 'fractures', state: isSure ? 'sure' : 'uncertain' };
  },
  device: ({ device, presence }) => {
    if (presence === 'present') return { lane: 'devices', state: 'sure' };
    return device === 'any' ? { lane: 'devices', state: 'denied' } : null;
  },
  surgical_anatomy: ({ uppermost, lowermost, metal }) => {
    if (uppermost && lowermost) return { lane: 'devices', state: 'sure', brief: `${uppermost}–${lowermost}` };
    return metal && metal !== 'none' ? { lane: 'devices', state: 'sure' } : null;
  },
};

/** Everything that belongs in a lane, from the earliest to the latest. */
export function happenings(entries: readonly Entry[]): Happening[] {
  return entries
    .flatMap((entry): Happening[] => {
      const sort = SORTERS[entry.fact.kind as keyof Facts] as ((fact: unknown) => Sorted | null) | undefined;
      const sorted = sort?.(entry.fact);
      if (!sorted) return [];
      const { lane, state, day } = sorted;
      const words = sayFact(entry.fact);
      const brief = sorted.brief ?? (sayFact(briefly(entry.fact)) || words);
      return [{ id: entry.id, day: day ?? entry.effective_at, lane, state, brief, words }];
    })
    .sort((one, other) => one.day.localeCompare(other.day));
}

const DETAILS: readonly string[] = [
  'agents',
  'adverse_event',
  'approach',
  'complications',
  'dose',
  'goals',
  'hours_a_day',
  'image',
  'image_guided',
  'laminectomies',
  'lumbosacral',
  'maker',
  'method',
  'metal',
  'model',
  'pain_after',
  'pain_at_two_weeks',
  'pain_before',
  'pelvic_anchors',
  'presence',
  'provoked',
  'reason',
  'review_on',
  'sessions_attended',
  'since',
  'status',
  'steroid_mg',
  'study',
  'transitional_vertebra',
  'weeks',
];

/** A fact without its details. */
function briefly(fact: Entry['fact']): Entry['fact'] {
  const kept = Object.entries(fact).filter(([name]) => !DETAILS.includes(name));
  return { ...Object.fromEntries(kept), kind: fact.kind };
}

/** What happened in a lane. */
export function inLane(found: readonly Happening[], lane: Lane): Happening[] {
  return found.filter((one) => one.lane === lane && one.state !== 'denied');
}

/** The latest day on which it was said that there is nothing in a lane. */
export function deniedOn(found: readonly Happening[], lane: Lane): string | undefined {
  return found.filter((one) => one.lane === lane && one.state === 'denied').at(-1)?.day;
}
