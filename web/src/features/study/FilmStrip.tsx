/** The films of a case beside each other, each with a small picture, its day and how the patient stood. */
import { useQueries } from '@tanstack/react-query';
import { type Image, imageQuery, landmarksQuery, type OneImage, type Version } from '../../api/queries';
import { day, t, word } from '../../i18n';
import type { PictureInfo } from '../../viewer/engine/picture';
import { Thumbnail } from '../shared/Thumbnail';
import { latestKept } from '../shared/value/authority';

interface Props {
  films: readonly Image[];
  shown: string;
  open: (image: string) => void;
}

export function FilmStrip({ films, shown, open }: Props) {
  const details = useQueries({ queries: films.map((film) => imageQuery(film.id)) });
  const landmarks = useQueries({ queries: films.map((film) => landmarksQuery(film.id)) });
  return (
    <nav className="film-strip" aria-label={t('study.films')}>
      {films.map((film, index) => (
        <button
          key={film.id}
          type="button"
          className="film-card"
          aria-current={film.id === shown ? 'true' : undefined}
          onClick={() => open(film.id)}
        >
          <Picture image={details[index]?.data} />
          <span className="film-card-posture">{postureOf(film, landmarks[index]?.data)}</span>
          <span className="film-card-day">{day(film.taken_on)}</span>
          <span className="film-card-state">{stateOf(film, landmarks[index]?.data)}</span>
        </button>
      ))}
    </nav>
  );
}

/** How the patient stood: as whoever placed landmarks says, else as the file says. */
export function postureOf(film: Image, versions: readonly Version[] | undefined): string {
  if (film.film && film.film.view !== 'lateral' && film.film.view !== 'unknown')
    return word('view', film.film.view);
  const said = (latestKept(versions ?? [])?.document as { posture?: string } | undefined)?.posture;
  return word('posture', said ?? film.film?.posture ?? 'unknown');
}

/** A film in words: how the patient stood, and when. */
export function filmName(film: Image, versions: readonly Version[] | undefined): string {
  return `${postureOf(film, versions)}, ${day(film.taken_on)}`;
}

/** How far it is measured; of one that is not measured here, as a frontal film, that it is to be looked at. */
function stateOf({ film }: Image, versions: readonly Version[] | undefined): string {
  if (film && film.view !== 'lateral' && film.view !== 'unknown') return t('study.look_only');
  if (!versions) return '';
  return word('landmarks', latestKept(versions)?.state ?? 'none');
}

/** A small picture is drawn from a level at least so high. */
const HEIGHT = 200;

function Picture({ image }: { image: OneImage | undefined }) {
  if (!image?.picture) return <span className="film-card-picture" />;
  return (
    <Thumbnail
      image={image.id}
      info={image.picture as unknown as PictureInfo}
      height={HEIGHT}
      className="film-card-picture"
    />
  );
}
