/** The films of a case beside each other, each with a small picture, its day and how the patient stood. */
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Image, imageQuery, landmarksQuery, type OneImage, type Version } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { lookUp } from '../../viewer/engine/lut';
import { type PictureInfo, splitTop } from '../../viewer/engine/picture';

interface Props {
  caseId: string;
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
          <Thumbnail image={details[index]?.data} />
          <span className="film-card-posture">{postureOf(film, landmarks[index]?.data)}</span>
          <span className="film-card-day">{day(film.taken_on)}</span>
          <span className="film-card-state">{stateOf(landmarks[index]?.data)}</span>
        </button>
      ))}
    </nav>
  );
}

/** How the patient stood: as whoever placed landmarks says, else as the file says. */
export function postureOf(film: Image, versions: readonly Version[] | undefined): string {
  if (film.film && film.film.view !== 'lateral' && film.film.view !== 'unknown')
    return word('view', film.film.view);
  const said = (versions?.at(-1)?.document as { posture?: string } | undefined)?.posture;
  return word('posture', said ?? film.film?.posture ?? 'unknown');
}

function stateOf(versions: readonly Version[] | undefined): string {
  const last = versions?.at(-1);
  if (!versions) return '';
  return word('landmarks', last ? last.state : 'none');
}

/** The coarsest level that is large enough, drawn in the film's own window. */
function Thumbnail({ image }: { image: OneImage | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = image?.picture as PictureInfo | null | undefined;
  const id = image?.id;
  useEffect(() => {
    if (!picture || !id) return;
    const stop = new AbortController();
    void paint(canvas.current, id, picture, stop.signal);
    return () => stop.abort();
  }, [picture, id]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} className="film-card-picture" width={56} height={150} />
    </span>
  );
}

async function paint(
  canvas: HTMLCanvasElement | null,
  id: string,
  info: PictureInfo,
  signal: AbortSignal,
): Promise<void> {
  const context = canvas?.getContext('2d');
  const answer = await fetch(`/api/v1/images/${id}/top.u16`, { signal }).catch(() => null);
  if (!context || !canvas || !answer?.ok) return;
  const blocks = splitTop(info, new Uint16Array(await answer.arrayBuffer()));
  const block = [...blocks].reverse().find((level) => level.height >= canvas.height) ?? blocks[0];
  if (!block) return;
  const greys = lookUp(info, { window: null, inverted: false });
  const flip = info.signed ? 0x8000 : 0;
  const step = Math.max(block.stride / canvas.width, block.height / canvas.height);
  const frame = context.createImageData(canvas.width, canvas.height);
  const [left, top] = [(canvas.width - block.stride / step) / 2, (canvas.height - block.height / step) / 2];
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const [column, row] = [Math.floor((x - left) * step), Math.floor((y - top) * step)];
      const inside = column >= 0 && row >= 0 && column < block.stride && row < block.height;
      const grey = inside ? greys[(block.samples[row * block.stride + column] ?? 0) ^ flip] : 0;
      frame.data.set([grey ?? 0, grey ?? 0, grey ?? 0, 255], 4 * (y * canvas.width + x));
    }
  }
  context.putImageData(frame, 0, 0);
}
