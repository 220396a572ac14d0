/** Films of a patient bent forwards and bent backwards. */
import type { Image, Version } from '../../api/queries';
import { standingVersion } from '../shared/value/authority';
import type { Film } from './films';

/** Both films, whichever is on the left. */
export interface BentPair {
  forwards: Film;
  backwards: Film;
}

/** How the patient was bent or stood: as the landmarks say that stand for the film, else as the file says. */
function postureOf(image: Pick<Image, 'film'>, versions: readonly Version[]): string | undefined {
  const said = (standingVersion(versions)?.document as { posture?: string } | undefined)?.posture;
  return said ?? image.film?.posture ?? undefined;
}

/** Which of two films is bent which way; null where they are no such pair. */
export function bentPair(left: Film, right: Film | null): BentPair | null {
  if (!right) return null;
  const [one, other] = [left, right].map(({ image, versions }) => postureOf(image, versions));
  if (one === 'bent_forwards' && other === 'bent_backwards') return { forwards: left, backwards: right };
  if (one === 'bent_backwards' && other === 'bent_forwards') return { forwards: right, backwards: left };
  return null;
}

/** The latest two films of one day that were bent, to be opened beside each other; of no known day there are none. */
export function latestBent(
  films: readonly { image: Pick<Image, 'id' | 'taken_on' | 'film'>; versions: readonly Version[] }[],
): { forwards: string; backwards: string } | null {
  const bent = (way: string) =>
    films.flatMap(({ image, versions }) =>
      postureOf(image, versions) === way && image.taken_on ? [image] : [],
    );
  const backwards = bent('bent_backwards').sort((a, b) => (b.taken_on ?? '').localeCompare(a.taken_on ?? ''));
  for (const { id, taken_on } of backwards) {
    const beside = bent('bent_forwards').find((film) => film.taken_on === taken_on);
    if (beside) return { forwards: beside.id, backwards: id };
  }
  return null;
}

/** A film with the landmarks that stand for it, as the node is asked about it. */
export const inQuestion = ({ image, versions }: Film) => ({
  image: image.id,
  version: standingVersion(versions)?.version ?? 0,
});
