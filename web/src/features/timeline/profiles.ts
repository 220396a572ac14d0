/** What the node measured on each signed film. */
import { useQueries } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Profile } from '../../api/queries';
import type { SignedFilm } from './films';

/** Profiles by entry of the record, as they come in. */
export interface Profiles {
  found: ReadonlyMap<string, Profile>;
  pending: boolean;
  /** How many could not be loaded. */
  failed: number;
  retry: () => void;
}

/** The profiles of these films; a signed version never changes, so it is asked once. */
export function useProfiles(films: readonly SignedFilm[]): Profiles {
  const answers = useQueries({
    queries: films.map(({ image, version }) => ({
      queryKey: ['image', image, 'profile', version],
      queryFn: () =>
        body(
          api.GET('/api/v1/images/{image}/landmarks/{version}/profile', {
            params: { path: { image, version } },
          }),
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const found = films.flatMap(({ entry }, place): [string, Profile][] => {
    const profile = answers[place]?.data;
    return profile ? [[entry, profile]] : [];
  });
  const failed = answers.filter(({ isError }) => isError);
  return {
    found: new Map(found),
    pending: answers.some(({ isPending }) => isPending),
    failed: failed.length,
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}
