/** The parts of the settings, and who sees them. */

export const PARTS = ['account', 'display', 'accounts', 'jobs', 'trail', 'about'] as const;
export type Part = (typeof PARTS)[number];

const FOR_ADMINISTRATORS: readonly Part[] = ['accounts', 'jobs', 'trail'];

/** The parts that a role sees. */
export function partsOf(role: string): readonly Part[] {
  return role === 'administrator' ? PARTS : PARTS.filter((part) => !FOR_ADMINISTRATORS.includes(part));
}

/** What the address says. */
export interface SettingsSearch {
  part?: Part;
}

/** Reads the address, and passes over what it does not know. */
export function settingsSearch(given: Record<string, unknown>): SettingsSearch {
  const part = PARTS.find((one) => one === given.part);
  return part ? { part } : {};
}
