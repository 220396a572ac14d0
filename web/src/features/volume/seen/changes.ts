/** Which CTs of a case can be compared, and how far a halo reaches on a shared scale. */
import type { Volume } from '../../../api/queries';
import type { components } from '../../../api/schema';

export type CtChange = components['schemas']['StudyDocument.changes'];
export type ScrewChange = CtChange['screws'][number];

/** CTs in Hounsfield units of days before that of `volume`, the latest first; of one day, the order of the list stays. */
export function earlierOf(volume: Volume, volumes: readonly Volume[]): Volume[] {
  return latestFirst(volumes.filter((one) => isCt(one) && dayOf(one) < dayOf(volume)));
}

/** The first CT of the latest day after that of `volume`. */
export function laterOf(volume: Volume, volumes: readonly Volume[]): Volume | undefined {
  return latestFirst(volumes.filter((one) => isCt(one) && dayOf(one) > dayOf(volume)))[0];
}

const isCt = ({ grid }: Volume) => grid?.unit === 'HU';

/** Without a day there is neither before nor after: nothing compares with NaN. */
const dayOf = ({ taken_on }: Volume) => Date.parse(taken_on ?? '');

const latestFirst = (volumes: Volume[]) => volumes.sort((one, other) => dayOf(other) - dayOf(one));

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
