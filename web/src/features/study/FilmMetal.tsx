/** Metal on a film: drawn around where it was found, and proposed for the record. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { filmMetalQuery, type OneImage } from '../../api/queries';
import type { components } from '../../api/schema';
import { count, t, word } from '../../i18n';
import { Banner, Failure, Skeleton } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import type { FilmViewer } from '../../viewer/viewer';
import { Proposals } from '../shared/seen/Proposals';
import type { Proposal } from '../shared/seen/proposal';

type Piece = NonNullable<components['schemas']['StudyDocument.film']['metal']>[number];

const KINDS = ['rod', 'screw', 'hip_prosthesis', 'other'] as const;

interface Props {
  caseId: string;
  image: OneImage;
  viewer: FilmViewer;
}

export function FilmMetal({ caseId, image, viewer }: Props) {
  const { data, error, refetch } = useQuery(filmMetalQuery(caseId, image.id));
  return (
    <section className="film-metal">
      <h3>{t('film.metal.title')}</h3>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && !data && (
        <>
          <p className="muted" role="status">
            {t('film.metal.looking')}
          </p>
          <Skeleton lines={2} />
        </>
      )}
      {data && <Found caseId={caseId} image={image} viewer={viewer} {...data} />}
    </section>
  );
}

function Found({ caseId, image, viewer, study, film }: Props & components['schemas']['FilmSeen']) {
  const pieces = film.metal;
  if (!pieces) return <Banner tone="caution">{sentence(film.not_looked_at ?? '')}</Banner>;
  const unscaled = !film.is_scaled && <p>▲ {t('film.metal.no_spacing')}</p>;
  if (pieces.length === 0) {
    return (
      <>
        {unscaled}
        <p>{t('film.metal.none')}</p>
      </>
    );
  }
  return (
    <div className="stack">
      {unscaled}
      <Outlines pieces={pieces} viewer={viewer} />
      {counted(pieces).map(({ sureness, words }) => (
        <p key={sureness}>
          {words}: {word('film.metal.sureness', sureness)}
        </p>
      ))}
      {study ? (
        <Proposals
          caseId={caseId}
          kind={study.kind}
          takenOn={image.taken_on}
          fresh={study.name}
          proposals={film.proposals as unknown as Proposal[]}
          nothing={t('film.metal.nothing')}
          onShow={() => () => look(viewer, pieces)}
        />
      ) : (
        <p>▲ {t('film.metal.no_study')}</p>
      )}
      <p className="muted">{t('film.metal.text')}</p>
    </div>
  );
}

/** Draws around the pieces as long as this is open and wanted. */
function Outlines({ pieces, viewer }: { pieces: readonly Piece[]; viewer: FilmViewer }) {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    viewer.outline(shown ? pieces.map(outlined) : []);
    return () => viewer.outline([]);
  }, [viewer, pieces, shown]);
  return (
    <label className="check">
      <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
      {t('film.metal.outline')}
    </label>
  );
}

const corners = ({ outline }: Piece) => outline.map(([x = 0, y = 0]) => ({ x, y }));
const outlined = (piece: Piece) => ({ corners: corners(piece), isPossible: piece.sureness === 'possible' });

/** Shows all that was proposed: rods and screws, or where there are none, everything. */
function look(viewer: FilmViewer, pieces: readonly Piece[]): void {
  const spinal = pieces.filter(({ kind }) => kind === 'rod' || kind === 'screw');
  const places = (spinal.length > 0 ? spinal : pieces).flatMap(corners);
  const [columns, rows] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const ends = [
    { x: Math.min(...columns), y: Math.min(...rows) },
    { x: Math.max(...columns), y: Math.max(...rows) },
  ];
  // lookAt shows four times the reach from top to bottom: all of it, and a rim.
  viewer.lookAt(ends, 0.3 * Math.abs((ends[1]?.y ?? 0) - (ends[0]?.y ?? 0)));
}

/** How many of each kind, those that are clear first. */
function counted(pieces: readonly Piece[]) {
  const groups = (['clear', 'possible'] as const).map((sureness) => {
    const many = (of: Piece['kind']) =>
      pieces.filter((piece) => piece.kind === of && piece.sureness === sureness).length;
    const named = KINDS.filter((kind) => many(kind) > 0);
    return { sureness, words: named.map((kind) => count(`film.metal.kind.${kind}`, many(kind))).join(', ') };
  });
  return groups.filter(({ words }) => words !== '');
}
