/** In which order films are offered. */
import type { Image } from '../../api/queries';

/** Films on which landmarks may be placed come first: lateral ones, the latest first. */
export function inOrder(images: readonly Image[]): Image[] {
  const rank = (image: Image) => (image.film?.view === 'lateral' || image.film?.view === 'unknown' ? 0 : 1);
  return [...images]
    .filter((image) => image.is_film)
    .sort(
      (one, other) => rank(one) - rank(other) || (other.taken_on ?? '').localeCompare(one.taken_on ?? ''),
    );
}
