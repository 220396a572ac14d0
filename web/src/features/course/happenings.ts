/** What of a record belongs to the course, and in which order it is shown. */
import type { Entry } from '../../api/queries';

/** The parts by which the list is narrowed. */
export const PARTS = {
  treatment: ['drug_treatment', 'physical_therapy', 'injection', 'brace'],
  score: ['outcome', 'function'],
  choice: ['goal', 'decision'],
} as const;
export type Part = keyof typeof PARTS;

/** The part of the course that a kind of fact belongs to. */
export function partOf(kind: string): Part | undefined {
  return (Object.keys(PARTS) as Part[]).find((part) => (PARTS[part] as readonly string[]).includes(kind));
}

/** What happened on one day. */
export interface Day {
  day: string;
  entries: Entry[];
}

/** Entries of the course by day, the latest day first; of one part, where one is named. */
export function daysOf(holding: readonly Entry[], part: Part | 'all'): Day[] {
  const days: Day[] = [];
  for (const entry of holding) {
    const found = partOf(entry.fact.kind);
    if (found === undefined || (part !== 'all' && found !== part)) continue;
    const last = days.at(-1);
    if (last?.day === entry.effective_at) last.entries.push(entry);
    else days.push({ day: entry.effective_at, entries: [entry] });
  }
  return days;
}

/** A score over time: its values, the latest first. */
export interface Course {
  name: string;
  values: { day: string; value: number }[];
}

const MINUTES = ['walking_minutes', 'standing_minutes'] as const;

/** Scores and walking times by name, each with its values, the latest first. */
export function scoresOf(holding: readonly Entry[]): Course[] {
  const courses = new Map<string, Course>();
  const add = (name: string, entry: Entry, value: unknown) => {
    if (typeof value !== 'number') return;
    const course = courses.get(name) ?? { name, values: [] };
    course.values.push({ day: entry.effective_at, value });
    courses.set(name, course);
  };
  for (const entry of holding) {
    if (entry.fact.kind === 'outcome') add(String(entry.fact.instrument), entry, entry.fact.score);
    if (entry.fact.kind === 'function') for (const name of MINUTES) add(name, entry, entry.fact[name]);
  }
  return [...courses.values()];
}

/** A day on which something is to be looked at again. */
export interface Review {
  day: string;
  what: Entry;
}

/** What is to be looked at again, the earliest first. */
export function reviewsOf(holding: readonly Entry[]): Review[] {
  const due = holding.flatMap((entry) =>
    typeof entry.fact.review_on === 'string' ? [{ day: entry.fact.review_on, what: entry }] : [],
  );
  return due.sort((one, other) => one.day.localeCompare(other.day));
}
