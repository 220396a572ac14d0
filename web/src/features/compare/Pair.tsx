/** Two films beside each other or over each other, with what the node says of them. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type Assessment, filmMotionQuery, type Image, recordQuery } from '../../api/queries';
import { day, t } from '../../i18n';
import { useShortcut } from '../../ui/shortcuts';
import type { View } from '../../viewer/engine/view';
import type { FilmViewer } from '../../viewer/viewer';
import { pictureOf } from '../shared/films';
import { postureOf } from '../study/FilmStrip';
import { useViewerPart } from '../study/useViewer';
import { aboutFilm } from './about';
import { type BentPair, bentPair, inQuestion } from './bent';
import { FilmPane } from './FilmPane';
import type { Film } from './films';
import type { LinkMode } from './link';
import { Motion } from './Motion';
import { PairTable } from './PairTable';
import { type Layout, PairTools } from './PairTools';
import { Outlines, SimulatedMark } from './SimulatedPane';
import { Statement } from './Statement';
import { showWhole, useLink } from './useLink';

interface Props {
  caseId: string;
  assessment: Assessment;
  films: readonly Image[];
  left: Film;
  right: Film | null;
  choose: (side: 'left' | 'right', image: string) => void;
  /** Back to the films that the node compared. */
  showPair: () => void;
  /** To the latest films bent forwards and backwards, where there are others than these. */
  showBent: (() => void) | undefined;
}

export function Pair({ caseId, assessment, films, left, right, choose, showPair, showBent }: Props) {
  const [viewers, setViewers] = useState<{ left: FilmViewer | null; right: FilmViewer | null }>({
    left: null,
    right: null,
  });
  const bent = bentPair(left, right);
  // Bent, a patient turns about the hips: what moves above the pelvis shows where the pelves lie on each other.
  const [mode, setMode] = useState<LinkMode>(bent ? 'pelvis' : 'hips');
  const [layout, setLayout] = useState<Layout>('beside');
  const [slider, setSlider] = useState(50);
  // A simulation is drawn on the film that it starts from, and on no other.
  const isFrom = pictureOf(assessment.simulations?.from ?? '', films) === left.image.id;
  const postures = isFrom
    ? (assessment.simulations?.postures.filter((posture) => posture.landmarks) ?? [])
    : [];
  const isPair = isPairOf(assessment, left, right);
  const [simulated, setSimulated] = useState<string>('');
  const readyLeft = useCallback(
    (viewer: FilmViewer | null) => setViewers((now) => ({ ...now, left: viewer })),
    [],
  );
  const readyRight = useCallback(
    (viewer: FilmViewer | null) => setViewers((now) => ({ ...now, right: viewer })),
    [],
  );
  const isTied = useLink(viewers.left, viewers.right, mode, layout, usePelvis(caseId, bent, left));
  const { data: record } = useQuery(recordQuery(caseId));
  const leftScale = useScale(viewers.left);
  const rightScale = useScale(viewers.right);
  const posture = postures.find((one) => one.code === simulated);
  const fit = () => showWhole(viewers.left, viewers.right, isTied);
  // `B` shows one film, then the other.
  useShortcut('b', () => {
    if (layout === 'slider') setSlider((now) => (now > 50 ? 0 : 100));
  });
  return (
    <div className="compare">
      <PairTools
        hasRight={right !== null}
        isTied={isTied}
        mode={mode}
        setMode={setMode}
        layout={layout}
        setLayout={setLayout}
        slider={slider}
        setSlider={setSlider}
        postures={postures}
        simulated={simulated}
        setSimulated={setSimulated}
        fit={fit}
        showBent={showBent}
        showPair={bent && assessment.pair ? showPair : undefined}
      />
      <div
        className={`panes ${layout === 'slider' ? 'slider' : 'paired'} ${right ? '' : 'single'}`}
        data-slider={slider}
      >
        <FilmPane
          film={left}
          facts={aboutFilm(left, assessment, record?.entries, leftScale)}
          name={<FilmName films={films} film={left} side="left" choose={choose} />}
          ready={readyLeft}
          fit={fit}
        >
          {posture?.landmarks && viewers.left && (
            <Simulation viewer={viewers.left} landmarks={posture.landmarks} />
          )}
        </FilmPane>
        {right && (
          <div className="right-pane" ref={(element) => clip(element, layout === 'slider' ? slider : null)}>
            <FilmPane
              film={right}
              facts={aboutFilm(right, assessment, record?.entries, rightScale)}
              name={<FilmName films={films} film={right} side="right" choose={choose} />}
              ready={readyRight}
              fit={fit}
            />
          </div>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <aside className="compare-panel" aria-label={t('compare.panel')} tabIndex={0}>
        {bent ? (
          <Motion
            caseId={caseId}
            pair={bent}
            viewers={sidesOf(bent, left, viewers)}
            untie={() => setMode('free')}
          />
        ) : (
          <>
            <Statement caseId={caseId} assessment={assessment} isPair={isPair} showPair={showPair} />
            <PairTable
              assessment={assessment}
              films={{ left, right }}
              left={viewers.left}
              right={viewers.right}
              posture={posture}
              isPair={isPair}
            />
          </>
        )}
      </aside>
    </div>
  );
}

/** How far the pelvis turned backwards from the left film to the right one; null where they are not bent, or it is not known. */
function usePelvis(caseId: string, bent: BentPair | null, left: Film): number | null {
  const films = bent ? [bent.forwards, bent.backwards] : [];
  const { data } = useQuery({ ...filmMotionQuery(caseId, films.map(inQuestion)), enabled: bent !== null });
  const turn = data?.motion?.pelvis_turn_deg ?? null;
  return turn === null || bent?.forwards === left ? turn : -turn;
}

/** The viewers by how the film in each is bent. */
function sidesOf(
  { forwards }: BentPair,
  left: Film,
  viewers: { left: FilmViewer | null; right: FilmViewer | null },
) {
  return forwards === left
    ? { forwards: viewers.left, backwards: viewers.right }
    : { forwards: viewers.right, backwards: viewers.left };
}

/** How far the millimetres of a film are trusted, once it is measured. */
function useScale(viewer: FilmViewer | null): string | undefined {
  return useViewerPart(viewer, () => viewer?.tracing?.calibrationClass) ?? undefined;
}

/** Whether these are the two films that the node compared. */
function isPairOf(assessment: Assessment, left: Film, right: Film | null): boolean {
  const is = (entry: string | undefined, film: Film | null) =>
    film !== null && entry?.startsWith(`film-${film.image.id.slice(0, 12)}-`) === true;
  return is(assessment.pair?.compensated, left) && is(assessment.pair?.extended, right);
}

/** The upper film ends at the slider; its name is seen whole wherever the slider stands. */
function clip(element: HTMLElement | null, slider: number | null): void {
  element?.style.setProperty('--ends-at', `${slider ?? 0}%`);
}

function Simulation({
  viewer,
  landmarks,
}: {
  viewer: FilmViewer;
  landmarks: NonNullable<NonNullable<Assessment['simulations']>['postures'][number]['landmarks']>;
}) {
  const [view, setView] = useState<View>(viewer.stage.view);
  useEffect(() => viewer.stage.onView(setView), [viewer]);
  return (
    <>
      <svg className="simulation" aria-hidden="true">
        <Outlines landmarks={landmarks} view={view} />
      </svg>
      <SimulatedMark />
    </>
  );
}

/** Which film a pane shows; another can be chosen. */
function FilmName({
  films,
  film,
  side,
  choose,
}: {
  films: readonly Image[];
  film: Film;
  side: 'left' | 'right';
  choose: Props['choose'];
}) {
  const name = (image: Image) =>
    `${postureOf(image, image.id === film.image.id ? film.versions : undefined)} · ${day(image.taken_on)}`;
  return (
    <label>
      <span className="visually-hidden">{t(side === 'left' ? 'compare.left' : 'compare.right')}</span>
      <select value={film.image.id} onChange={(event) => choose(side, event.target.value)}>
        {films.map((image) => (
          <option key={image.id} value={image.id}>
            {name(image)}
          </option>
        ))}
      </select>
    </label>
  );
}
