/** Which picture an entry of a film was made from. */
import type { Image } from '../../api/queries';

/** The picture of an entry that signing its landmarks made: `film-<first 12 of its id>-<version>`. */
export function pictureOf(entry: string, images: readonly Image[]): string | undefined {
  const start = /^film-([0-9a-f]{12})-\d+$/.exec(entry)?.[1];
  return start === undefined ? undefined : images.find((image) => image.id.startsWith(start))?.id;
}
