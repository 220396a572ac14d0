/** What the node says of the film on the screen: its grade, and what each value may be used for. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { type Problem, problemFrom } from '../../api/problem';
import type { Assessment, OneImage } from '../../api/queries';
import type { Conditions } from './draft';
import type { Saving } from './useSaving';

export type JudgedFilm = Assessment['films'][number];
export type JudgedParameter = JudgedFilm['parameters'][number];

/** The judgement of the version that was saved last. */
export interface Judged {
  /** Of the whole record, as if that version was signed; undefined = not asked yet. */
  assessment: Assessment | undefined;
  /** Of this film. */
  film: JudgedFilm | undefined;
  /** What a parameter may be used for. */
  use: (code: string) => JudgedParameter | undefined;
  /** Whether something has changed since. */
  stale: boolean;
  /** Why the node did not judge; null = it did, or was not asked. */
  problem: Problem | null;
}

/** Asks the node, as if the version that was saved last was signed under these conditions. */
export function useJudged(image: OneImage, saving: Saving, conditions: Conditions): Judged {
  const version = saving.kind === 'saved' ? saving.version : 0;
  const said = JSON.stringify(conditions);
  const asked = useQuery({
    queryKey: ['image', image.id, 'preview', version, said],
    queryFn: (): Promise<Assessment> =>
      body<Assessment>(
        api.GET('/api/v1/images/{image}/landmarks/{version}/assessment', {
          params: {
            path: { image: image.id, version },
            query: { conditions: said, ...(!image.taken_on && { taken_on: today() }) },
          },
        }) as Promise<{ data?: Assessment }>,
      ),
    enabled: version > 0,
    placeholderData: (before) => before,
    retry: false,
  });
  // Where everything was taken away, what was judged before is of no film that stands here.
  const assessment = saving.kind === 'empty' ? undefined : asked.data;
  const film = filmIn(assessment, image);
  return {
    assessment,
    film,
    use: (code) => film?.parameters.find((one) => one.code === code),
    stale: asked.isPlaceholderData || saving.kind !== 'saved',
    problem: asked.error && saving.kind === 'saved' ? problemFrom(asked.error) : null,
  };
}

/** Today where the page is: of a film that does not say when it was taken. */
const today = () => new Date().toLocaleDateString('sv-SE');

/** The judgement of this film among those of the record. */
function filmIn(assessment: Assessment | undefined, image: OneImage) {
  return assessment?.films.findLast((film) => film.entry.startsWith(`film-${image.id.slice(0, 12)}-`));
}
