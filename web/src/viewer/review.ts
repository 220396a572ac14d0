/** Looking through landmarks that nobody has confirmed, from head to foot. */
import { type Sheet, unconfirmed } from './store/sheet';

/** Landmarks that wait to be confirmed, from head to foot. */
export function waiting(sheet: Sheet): string[] {
  const height = (site: string) => sheet.landmarks.get(site)?.y ?? 0;
  return unconfirmed(sheet).sort((one, other) => height(one) - height(other));
}

/** The next one that waits below `site`, else the uppermost; null = none waits but that one. */
export function nextWaiting(sheet: Sheet, site: string | null): string | null {
  const rest = waiting(sheet).filter((one) => one !== site);
  const height = site === null ? undefined : sheet.landmarks.get(site)?.y;
  const below =
    height === undefined ? undefined : rest.find((one) => (sheet.landmarks.get(one)?.y ?? 0) >= height);
  return below ?? rest[0] ?? null;
}
