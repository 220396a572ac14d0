import { count } from '../../i18n';

const SHOWN = 2;

/** The first of many things in a line, and how many more there are. */
export function listed(parts: readonly string[]): string {
  const more = parts.length - SHOWN;
  const first = parts.slice(0, SHOWN).join('; ');
  return more > 0 ? `${first}; ${count('overview.more_reasons', more)}` : first;
}
