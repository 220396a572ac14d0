/** A small picture of a film, in its own window, that leads to the film itself. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { imageQuery } from '../../api/queries';
import { t } from '../../i18n';
import type { PictureInfo } from '../../viewer/engine/picture';
import { Thumbnail } from '../shared/Thumbnail';

/** The picture; in words why there is none. */
export function FilmPicture({ image, caseId }: { image: string; caseId: string }) {
  const { data, isPending } = useQuery(imageQuery(image));
  const kind = data?.film?.kind;
  if (isPending) return <div className="film-picture skeleton" />;
  return (
    <figure className="film-picture">
      {data?.picture ? (
        <Thumbnail
          image={image}
          info={data.picture as PictureInfo}
          height={HEIGHT}
          name={t('queue.picture')}
        />
      ) : (
        <p className="muted">{t(data?.is_film ? 'queue.picture_later' : 'queue.no_picture')}</p>
      )}
      <figcaption>
        {kind && <span className="muted">{kind}</span>}
        {data?.picture && (
          <Link to="/cases/$case/study" params={{ case: caseId }} search={{ film: image }}>
            {t('queue.open')}
          </Link>
        )}
      </figcaption>
    </figure>
  );
}

/** The finest level that comes in the first look is three times as high; a coarser one is enough here. */
const HEIGHT = 500;
