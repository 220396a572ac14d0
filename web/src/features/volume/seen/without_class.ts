/** Why attenuation of bone has no class. */
import type { Ct } from './ct';

/** Why levels have no class: every reason once, with its levels. */
export function withoutClass({ bone }: Pick<Ct, 'bone'>): { message: string; levels: string[] }[] {
  const levels = new Map<string, string[]>();
  for (const { level, no_class } of bone) {
    for (const { message } of no_class) levels.set(message, [...(levels.get(message) ?? []), level]);
  }
  return [...levels].map(([message, levels]) => ({ message, levels }));
}
