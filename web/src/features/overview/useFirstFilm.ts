/** The film whose values stand first: on whose word, how far its millimetres are trusted, and whether anything newer waits. */
import { useQueries, useQuery } from '@tanstack/react-query';
import {
  type Answer,
  type Assessment,
  filmsQuery,
  type Image,
  landmarksQuery,
  recordQuery,
  type Version,
} from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { day, t, word } from '../../i18n';
import { pictureOf } from '../shared/films';
import { newerDraft, sayAuthority, standingVersion } from '../shared/value/authority';

/** A draft that the numbers of the page do not come from. */
export interface Waiting {
  image: Image;
  version: Version;
}

/** What is said beside the values of the film that stands first. */
export interface FirstFilm {
  film: Assessment['films'][number];
  authority: string;
  /** Beside every length. */
  scale: string;
  waiting: Waiting[];
}

/** The film that stands first, of the assessment. */
export function firstFilm(answer: Answer, assessment: Assessment | undefined) {
  return assessment?.films.find((film) => film.entry === answer.alignment.film);
}

/** Nothing before a film stands first. Whoever sees no pictures is told what the record says. */
export function useFirstFilm(
  caseId: string,
  answer: Answer,
  assessment: Assessment | undefined,
): FirstFilm | undefined {
  const film = firstFilm(answer, assessment);
  const seesPictures = useSeesPictures();
  const { data: images = [] } = useQuery({ ...filmsQuery(caseId), enabled: seesPictures });
  const { data: record } = useQuery(recordQuery(caseId));
  const lateral = images.filter((image) => image.is_film && image.film?.view !== 'frontal');
  const landmarks = useQueries({ queries: lateral.map(({ id }) => landmarksQuery(id)) });
  const versionsOf = (image: string | undefined) =>
    landmarks[lateral.findIndex(({ id }) => id === image)]?.data ?? [];
  if (!film) return undefined;
  const version = standingVersion(versionsOf(pictureOf(film.entry, images)));
  const entry = record?.entries.find(({ id }) => id === film.entry);
  return {
    film,
    authority: version
      ? sayAuthority(version, record?.entries)
      : entry
        ? t('authority.recorded', { day: day(entry.recorded_at), author: entry.author })
        : '',
    scale: word('scale', film.calibration_class),
    waiting: lateral.flatMap((image, at) => {
      const draft = newerDraft(landmarks[at]?.data ?? []) ?? onlyDraft(landmarks[at]?.data ?? []);
      return draft ? [{ image, version: draft }] : [];
    }),
  };
}

/** Of a film that nobody has signed yet, the draft. */
function onlyDraft(versions: readonly Version[]): Version | undefined {
  const version = standingVersion(versions);
  return version?.state === 'draft' ? version : undefined;
}
