/** Films of a patient bent forwards and bent backwards. */
import type { Image } from '../../api/queries';
import { latestKept } from '../shared/value/authority';
import type { Film } from './films';

/** Both films, whichever is on the left. */
export interface BentPair {
  forwards: Film;
  backwards: Film;
}

/** How the patient was bent or stood: as whoever placed landmarks says, else as the file says. */
function postureOf({ image, versions }: Film): string | undefined {
  const said = (latestKept(versions)?.document as { posture?: string } | undefined)?.posture;
  return said ?? image.film?.posture ?? undefined;
}

/** Which of two films is bent which way; null where they are no such pair. */
export function bentPair(left: Film, right: Film | null): BentPair | null {
  if (!right) return null;
  const [one, other] = [postureOf(left), postureOf(right)];
  if (one === 'bent_forwards' && other === 'bent_backwards') return { forwards: left, backwards: right };
  if (one === 'bent_backwards' && other === 'bent_forwards') return { forwards: right, backwards: left };
  return null;
}

/** The latest two films of one day that their files call bent, to be opened beside each other. */
export function latestBent(images: readonly Image[]): { forwards: string; backwards: string } | null {
  const bent = (way: string) => images.filter(({ film }) => film?.posture === way);
  const backwards = bent('bent_backwards').sort((a, b) => (b.taken_on ?? '').localeCompare(a.taken_on ?? ''));
  for (const film of backwards) {
    const beside = bent('bent_forwards').find(({ taken_on }) => taken_on === film.taken_on);
    if (beside) return { forwards: beside.id, backwards: film.id };
  }
  return null;
}
