/** Volumes in whose space a place is the same place. */
import type { Volume } from '../../api/queries';

/**
 * Names the space of a volume; null = it states none, or no day. Who comes back another day lies elsewhere, whatever the files
 * state.
 */
export function spaceOf({ case: caseId, space, taken_on }: Volume): string | null {
  return space && taken_on ? `${caseId} ${space} ${taken_on}` : null;
}

/** The other volumes of the same space. */
export function besideIn(volume: Volume, volumes: readonly Volume[]): Volume[] {
  const space = spaceOf(volume);
  return space ? volumes.filter((other) => other.id !== volume.id && spaceOf(other) === space) : [];
}
