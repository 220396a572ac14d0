/** One film of a pair, to look at. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../i18n';
import { Banner } from '../../ui/kit';
import { EMPTY, fromDocument, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer, ViewerOptions } from '../../viewer/viewer';
import { standingVersion } from '../shared/value/authority';
import { filmName } from '../study/FilmStrip';
import { factsOf, filmOf } from '../study/facts';
import { useViewer } from '../study/useViewer';
import { describe, label } from '../study/words';
import type { Film } from './films';

interface Props {
  film: Film;
  name: ReactNode;
  /** On whose word its landmarks stand, how old it is, how far its millimetres are trusted. */
  facts: readonly string[];
  ready: (viewer: FilmViewer | null) => void;
  /** Shows both films whole. */
  fit: () => void;
  children?: ReactNode;
}

/** The landmarks that the record holds, else the latest. */
function sheetOf(film: Film) {
  const shown = standingVersion(film.versions);
  return shown ? fromDocument(shown.document as SheetDocument) : EMPTY;
}

export function FilmPane({ film, name, facts, ready, fit, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const fitNow = useRef(fit);
  fitNow.current = fit;
  const [options] = useState<ViewerOptions | null>(() => {
    const shown = filmOf(film.image);
    return (
      shown && {
        film: shown,
        facts: factsOf(film.image),
        sheet: sheetOf(film),
        describe,
        label,
        readOnly: true,
        standing: ['SVA', 'PT'],
        fit: () => fitNow.current(),
      }
    );
  });
  const { viewer } = useViewer(place, options);
  useEffect(() => {
    ready(viewer);
    viewer?.setMode('lines');
    return () => ready(null);
  }, [viewer, ready]);
  return (
    <figure className="pane">
      <figcaption className="pane-name">
        {name}
        {facts.map((fact) => (
          <span key={fact} className="pane-fact">
            {fact}
          </span>
        ))}
      </figcaption>
      <div className="pane-film">
        {options ? (
          <div
            ref={place}
            className="film-place"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the film takes the keyboard for its keys
            tabIndex={0}
            role="application"
            aria-label={t('compare.film', { film: filmName(film.image, film.versions) })}
          />
        ) : (
          <Banner>{t('study.tiling_text')}</Banner>
        )}
        {children}
      </div>
    </figure>
  );
}
