/** What of a proposal stands in the record already. */
import type { Entry } from '../../../api/queries';
import type { Told } from '../../../api/record';
import { distance } from '../../../viewer/volume/vector';
import { holding } from '../../timeline/facts';
import { type Proposal, seenAt } from './proposal';

/** The study of the record to which pictures belong. */
export interface OfRecord {
  kind: string;
  name: string;
  /** Whether the record knows it. */
  isKnown: boolean;
  /** Whether the record knows that it was made. */
  isMade: boolean;
}

/**
 * Studies of a kind to which pictures of a day may belong, the likeliest first: the one made on that day, one that was ordered
 * before and not made yet, a new one, then those made on other days.
 */
export function studiesFor(
  entries: readonly Entry[],
  kind: string,
  day: string | null | undefined,
  fresh: string,
): OfRecord[] {
  const stated = holding(entries).filter(({ fact }) => fact.kind === 'study' && fact.study === kind);
  const names = [...new Set(stated.map(({ fact }) => String(fact.name)))];
  const ranked = names.map((name) => {
    const own = stated.filter(({ fact }) => fact.name === name);
    const made = own.filter(({ fact }) => fact.state !== 'ordered');
    const isOfDay = made.some((entry) => entry.effective_at === day);
    const isAwaited = made.length === 0 && (!day || own.some((entry) => entry.effective_at <= day));
    const rank = isOfDay || name === fresh ? 0 : isAwaited ? 1 : 3;
    return { rank, study: { kind, name, isKnown: true, isMade: made.length > 0 } };
  });
  const added = { rank: 2, study: { kind, name: fresh, isKnown: false, isMade: false } };
  const all = names.includes(fresh) ? ranked : [...ranked, added];
  return all.sort((one, other) => one.rank - other.rank).map(({ study }) => study);
}

/** That a study was made: what is found in it comes after. The record may have come to know it meanwhile. */
export function madeOn({ kind, name }: OfRecord, day: string | null | undefined): Told {
  const fact = { kind: 'study', study: kind, name, state: 'done' };
  const isSaid = ({ fact: said }: Entry) =>
    said.kind === 'study' && said.study === kind && said.name === name && said.state !== 'ordered';
  return (entries) => holding(entries).find(isSaid) ?? { fact, ...(day && { effective_at: day }) };
}

/** What is seen nearer than this to what was recorded is the same, in mm: no clinical limit. */
const SAME_PLACE_MM = 5;

/** The entry about the same thing in the same study, whatever it says of it: by its place, else by level and side. */
export function entryOf(entries: readonly Entry[], study: string, proposal: Proposal): Entry | undefined {
  const at = seenAt(proposal.image);
  const same = (fact: Entry['fact']) => {
    const isOf = fact.kind === 'study_finding' && fact.study === study && fact.finding === proposal.finding;
    if (!isOf) return false;
    const known = seenAt(fact.image);
    // Places of two pictures say nothing of each other.
    if (at && known && at.picture === known.picture) return distance(at.place, known.place) <= SAME_PLACE_MM;
    // Without a level, another place in another picture is another thing.
    if (at && known && !proposal.level) return false;
    return (
      (fact.level ?? null) === (proposal.level ?? null) && (fact.side ?? null) === (proposal.side ?? null)
    );
  };
  return holding(entries).find(({ fact }) => same(fact));
}

/** Numbers go to the node and back as text: nearer than this they are the same. */
const SAME_NUMBER = 1e-9;

/**
 * Whether an entry says what is proposed: otherwise what a person has decided is of something else. What a proposal leaves open, as
 * its level before one was named, the record may say.
 */
export function saysTheSame({ fact }: Entry, proposal: Proposal): boolean {
  const { value } = proposal;
  const words = ['presence', 'level', 'side', 'grade'] as const;
  const sameWords = words.every((field) => (proposal[field] ?? fact[field]) === fact[field]);
  return sameWords && (value === undefined || Math.abs(Number(fact.value) - value) <= SAME_NUMBER);
}
