/** The vertebra that a person named in each volume, kept as long as the window is open: two CTs are compared by it. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Vector } from '../../../viewer/volume/vector';

/** The vertebra that a person named. */
export interface Named {
  level: string;
  place: Vector;
}

const heard = new Set<() => void>();
const keyOf = (volume: string) => `upright.named.${volume}`;

/** What was kept for a volume, as it was written; null where none was named. */
const kept = (volume: string) => sessionStorage.getItem(keyOf(volume));

/** Reads what was kept; what makes no sense names nothing. */
export function parsed(text: string | null): Named | null {
  if (!text) return null;
  try {
    const { level, place } = JSON.parse(text) as Partial<Named>;
    const [left, back, head, ...more] = place ?? [];
    const isPlace = [left, back, head].every(Number.isFinite) && more.length === 0;
    if (typeof level !== 'string' || !isPlace) return null;
    return { level, place: [left as number, back as number, head as number] };
  } catch {
    return null;
  }
}

/** Names a vertebra of a volume, or forgets it. */
export function setNamed(volume: string, named: Named | null): void {
  if (named) sessionStorage.setItem(keyOf(volume), JSON.stringify(named));
  else sessionStorage.removeItem(keyOf(volume));
  for (const hear of heard) hear();
}

/** The vertebra that was named in a volume, as text: two readings of the same are equal. */
function useKept(volume: string): string | null {
  const subscribe = useCallback((hear: () => void) => {
    heard.add(hear);
    return () => heard.delete(hear);
  }, []);
  return useSyncExternalStore(subscribe, () => kept(volume));
}

/** The vertebra that was named in a volume. */
export function useNamed(volume: string): Named | null {
  return parsed(useKept(volume));
}
