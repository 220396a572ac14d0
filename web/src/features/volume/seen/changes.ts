/** Which CTs of a case can be compared, and how far a halo reaches on a shared scale. */
import type { Volume } from '../../../api/queries';
import type { components } from '../../../api/schema';

export type CtChange = components['schemas']['StudyDocument.changes'];
export type ScrewChange = CtChange['screws'][number];

/** CTs in Hounsfield units of days before that of `volume`, the latest first; of one day, the order of the list stays. */
export function earlierOf(volume: Volume, volumes: readonly Volume[]): Volume[] {
  const on = volume.taken_on;
  if (!on) return [];
  const earlier = volumes.filter((one) => isCt(one) && one.taken_on && one.taken_on < on);
  return earlier.sort((one, other) => (other.taken_on ?? '').localeCompare(one.taken_on ?? ''));
}

/** The first CT of the latest day after that of `volume`. */
export function laterOf(volume: Volume, volumes: readonly Volume[]): Volume | undefined {
  const on = volume.taken_on;
  if (!on) return undefined;
  const later = volumes.filter((one) => isCt(one) && one.taken_on && one.taken_on > on);
  return later.sort((one, other) => (other.taken_on ?? '').localeCompare(one.taken_on ?? ''))[0];
}

const isCt = ({ grid }: Volume) => grid?.unit === 'HU';

/** The widest that any halo reaches, with its interval, so that all of them stand on one scale; at least 2 mm. */
export function widest(screws: readonly ScrewChange[]): number {
  const ends = screws.flatMap(({ halos_mm }) => halos_mm.map((halo) => halo?.interval[1] ?? 0));
  return Math.max(2, ...ends);
}

/** Screws with something to say first: grown, newly loose, then those with a halo, then the others as they come. */
export function inOrder(screws: readonly ScrewChange[]): ScrewChange[] {
  const rank = ({ has_grown, is_newly_loose, halos_mm }: ScrewChange) => {
    if (has_grown) return 0;
    if (is_newly_loose) return 1;
    return halos_mm.some(Boolean) ? 2 : 3;
  };
  return [...screws].sort((one, other) => rank(one) - rank(other));
}
