/** What a person named in each volume, kept as long as the window is open: one vertebra of a CT, bodies of an MRI. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Volume } from '../../../api/queries';
import type { Vector } from '../../../viewer/volume/vector';
import { besideIn } from '../space';

/** A vertebra that a person named. */
export interface Named {
  level: string;
  place: Vector;
}

/** Levels that can be named in a CT, the lowest first. */
export const LEVELS = [
  'L5',
  'L4',
  'L3',
  'L2',
  'L1',
  'T12',
  'T11',
  'T10',
  'T9',
  'T8',
  'T7',
  'T6',
  'T5',
  'T4',
] as const;

const heard = new Set<() => void>();
const OF = { vertebra: 'upright.named', bodies: 'upright.bodies' } as const;
type What = keyof typeof OF;

const kept = (what: What, volume: string) => sessionStorage.getItem(`${OF[what]}.${volume}`);

/** Reads what was kept; what makes no sense names nothing. */
export function parsed(text: string | null): Named | null {
  return named(json(text));
}

/** The same of several, each level once. */
export function parsedAll(text: string | null): Named[] {
  const found = json(text);
  const all = Array.isArray(found) ? found.map(named) : [];
  return all.filter(
    (one, at) => one !== null && all.findIndex((other) => other?.level === one.level) === at,
  ) as Named[];
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function named(found: unknown): Named | null {
  const { level, place } = (found ?? {}) as Partial<Named>;
  if (typeof level !== 'string' || !Array.isArray(place)) return null;
  const [left, back, head, ...more] = place as readonly unknown[];
  const isPlace = [left, back, head].every(Number.isFinite) && more.length === 0;
  return isPlace ? { level, place: [left as number, back as number, head as number] } : null;
}

/** Names a vertebra of a volume, or forgets it. */
export function setNamed(volume: string, vertebra: Named | null): void {
  keep('vertebra', volume, vertebra);
}

/** Names the bodies of a volume, and no others. */
export function setBodies(volume: string, bodies: readonly Named[]): void {
  keep('bodies', volume, bodies.length > 0 ? bodies : null);
}

function keep(what: What, volume: string, found: unknown): void {
  const key = `${OF[what]}.${volume}`;
  if (found) sessionStorage.setItem(key, JSON.stringify(found));
  else sessionStorage.removeItem(key);
  for (const hear of heard) hear();
}

/** Something of what was named, read again when anything is named; as text: two readings of the same are equal. */
function useHeard(read: () => string | null): string | null {
  const subscribe = useCallback((hear: () => void) => {
    heard.add(hear);
    return () => heard.delete(hear);
  }, []);
  return useSyncExternalStore(subscribe, read);
}

const useKept = (what: What, volume: string) => useHeard(() => kept(what, volume));

/** The vertebra that was named in a volume. */
export function useNamed(volume: string): Named | null {
  return parsed(useKept('vertebra', volume));
}

/** The bodies that were named in a volume. */
export function useBodies(volume: string): Named[] {
  return parsedAll(useKept('bodies', volume));
}

/** What was named in another volume of the same space. */
export interface Elsewhere {
  volume: Volume;
  named: readonly Named[];
}

/** What was named in the first other volume of the same space in which anything was. */
export function useElsewhere(what: What, volume: Volume, volumes: readonly Volume[]): Elsewhere | null {
  const others = besideIn(volume, volumes);
  const id = useHeard(() => others.find((other) => kept(what, other.id))?.id ?? null);
  const found = others.find((other) => other.id === id);
  if (!found) return null;
  const text = kept(what, found.id);
  const one = parsed(text);
  const named = what === 'bodies' ? parsedAll(text) : one ? [one] : [];
  return named.length > 0 ? { volume: found, named } : null;
}
