/** A small picture of a film, in its own window, that leads to the film itself. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { imageQuery } from '../../api/queries';
import { t } from '../../i18n';
import { lookUp } from '../../viewer/engine/lut';
import { type PictureInfo, splitTop } from '../../viewer/engine/picture';

/** The picture; in words why there is none. */
export function FilmPicture({ image, caseId }: { image: string; caseId: string }) {
  const { data, isPending } = useQuery(imageQuery(image));
  const kind = data?.film?.kind;
  if (isPending) return <div className="film-picture skeleton" />;
  return (
    <figure className="film-picture">
      {data?.picture ? (
        <Greys image={image} info={data.picture as PictureInfo} />
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

function Greys({ image, info }: { image: string; info: PictureInfo }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    void painted(canvas.current, image, info, stop.signal).catch(() => undefined);
    return () => stop.abort();
  }, [image, info]);
  return <canvas ref={canvas} role="img" aria-label={t('queue.picture')} />;
}

/** The finest level that comes in the first look is this high at most; a coarser one is enough here. */
const ENOUGH = 500;

async function painted(
  canvas: HTMLCanvasElement | null,
  image: string,
  info: PictureInfo,
  signal: AbortSignal,
): Promise<void> {
  const context = canvas?.getContext('2d');
  const answer = await fetch(`/api/v1/images/${encodeURIComponent(image)}/top.u16`, { signal });
  if (!canvas || !context || !answer.ok) return;
  const levels = splitTop(info, new Uint16Array(await answer.arrayBuffer()));
  const level = levels.findLast(({ height }) => height >= ENOUGH) ?? levels[0];
  if (!level) return;
  const greys = lookUp(info, { window: null, inverted: false });
  const flip = info.signed ? 0x8000 : 0;
  const frame = new ImageData(level.stride, level.height);
  for (const [at, sample] of level.samples.entries()) {
    const grey = greys[sample ^ flip] ?? 0;
    frame.data.set([grey, grey, grey, 255], 4 * at);
  }
  canvas.width = level.stride;
  canvas.height = level.height;
  context.putImageData(frame, 0, 0);
}
