/** Which two films are compared, and what each needs to be shown. */
import { useQueries, useQuery } from '@tanstack/react-query';
import {
  type Assessment,
  filmsQuery,
  type Image,
  imageQuery,
  landmarksQuery,
  type OneImage,
  type Version,
} from '../../api/queries';
import { pictureOf } from '../shared/films';
import { inOrder } from '../study/order';

/** A film that can be compared: its picture and its landmarks. */
export interface Film {
  image: OneImage;
  versions: readonly Version[];
}

/** The films that the node compares, else the two latest lateral ones; what the address names goes before both. */
export function chosen(
  images: readonly Image[],
  assessment: Assessment | undefined,
  asked: { left?: string | undefined; right?: string | undefined },
): { left: Image | undefined; right: Image | undefined } {
  const lateral = inOrder(images);
  const named = (id: string | undefined) => images.find((image) => image.id === id);
  const ofEntry = (entry: string | undefined) => named(entry && pictureOf(entry, images));
  const left =
    named(asked.left) ??
    ofEntry(assessment?.pair?.compensated ?? assessment?.simulations?.from) ??
    lateral[0];
  const right = named(asked.right) ?? ofEntry(assessment?.pair?.extended);
  return { left, right: right?.id === left?.id ? undefined : right };
}

/** Everything about two films; null while it is being loaded, `error` where it cannot be. */
export function useFilms(ids: readonly (string | undefined)[]) {
  const wanted = ids.filter((id) => id !== undefined);
  const images = useQueries({ queries: wanted.map((id) => imageQuery(id)) });
  const versions = useQueries({ queries: wanted.map((id) => landmarksQuery(id)) });
  const error = [...images, ...versions].find((query) => query.error)?.error ?? null;
  const films = wanted.map((_, index): Film | null => {
    const [image, known] = [images[index]?.data, versions[index]?.data];
    return image && known ? { image, versions: known } : null;
  });
  return { films, error };
}

/** Films of a list with the landmarks of each, as far as they are loaded. */
export function useLandmarks(films: readonly Image[]) {
  const versions = useQueries({ queries: films.map(({ id }) => landmarksQuery(id)) });
  return films.map((image, index) => ({ image, versions: versions[index]?.data ?? [] }));
}

/** The lateral films of a case; not asked for where nobody may see them. */
export function useLateral(caseId: string, seesPictures: boolean) {
  const query = useQuery({ ...filmsQuery(caseId), enabled: seesPictures });
  return {
    ...query,
    films: (query.data ?? []).filter((image) => image.is_film && image.film?.view !== 'frontal'),
  };
}
