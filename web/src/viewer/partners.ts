/** What belongs to a landmark and must be seen while that one is moved. */
import type { Point } from './engine/view';
import type { Sheet } from './store/sheet';

/** The other end of an endplate, where that is placed. */
export function partnersOf(site: string | null, sheet: Sheet): Point[] {
  const other = site && otherEnd(site);
  const placed = other ? sheet.landmarks.get(other) : undefined;
  return placed ? [placed] : [];
}

function otherEnd(site: string): string | null {
  if (site.endsWith('.posterior')) return site.replace(/posterior$/, 'anterior');
  return site.endsWith('.anterior') ? site.replace(/anterior$/, 'posterior') : null;
}
