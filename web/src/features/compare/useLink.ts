/** Ties two viewers together: what one shows, the other follows. */
import { useEffect, useRef, useState } from 'react';
import { fitted, toScreen } from '../../viewer/engine/view';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerPart } from '../study/useViewer';
import { anchorOf, followed, type LinkMode, middleOf, type Tie, turned } from './link';

/** What ties a film to another: places from its landmarks, so that lying and bent films are tied too, and the tilt as measured. */
export function tieOf(viewer: FilmViewer): Tie {
  const { landmarks, settings } = viewer.state.sheet;
  const middle = (begins: string) =>
    middleOf([...landmarks].filter(([site]) => site.startsWith(begins)).map(([, place]) => place));
  const tilt = viewer.tracing?.measure.parameterAt.get('PT');
  return {
    rowMillimetres: viewer.tracing?.rowSpacing ?? null,
    hip: middle('femoral_head'),
    tilt: tilt === undefined ? null : known(viewer.state.values?.[tilt]),
    facing: settings.facing ?? viewer.options.facts.facing,
    feet: middle('ankle'),
  };
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Keeps the second view with the first, and the first with the second; says whether the films could be tied. */
export function useLink(
  left: FilmViewer | null,
  right: FilmViewer | null,
  mode: LinkMode,
  layout: string,
  /** How far the pelvis turned backwards from the left film to the right one, where the node says it. */
  pelvis: number | null,
): boolean {
  const leftValues = useViewerPart(left, (state) => state.values);
  const rightValues = useViewerPart(right, (state) => state.values);
  const [isTied, setTied] = useState(false);
  const following = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another layout the films are shown whole again
  useEffect(() => {
    if (!left || !right || !leftValues || !rightValues || mode === 'free') return setTied(false);
    const [one, other] = [tieOf(left), tieOf(right)];
    const turn = turned(one, other, mode, pelvis);
    const tied = anchorOf(one, mode) !== null && anchorOf(other, mode) !== null && turn !== null;
    setTied(tied);
    if (!tied) return;
    const follow = (from: FilmViewer, to: FilmViewer, here: Tie, there: Tie) => () => {
      if (following.current) return;
      following.current = true;
      const view = followed(from.stage.view, here, there, to.stage.film.aspect, mode);
      if (view) to.stage.setView(view);
      following.current = false;
    };
    const onLeft = follow(left, right, one, other);
    const stops = [left.stage.onView(onLeft), right.stage.onView(follow(right, left, other, one))];
    const turnRight = () => turnAbout(right, other, turn);
    stops.push(right.stage.onView(turnRight));
    // Two frames later: another layout has given the films their size by then.
    let framed = requestAnimationFrame(() => {
      framed = requestAnimationFrame(() => {
        frameBoth(left);
        onLeft();
        turnRight();
      });
    });
    return () => {
      cancelAnimationFrame(framed);
      turnAbout(right, other, 0);
      for (const stop of stops) stop();
    };
  }, [left, right, leftValues, rightValues, mode, layout, pelvis]);
  return isTied;
}

/** Turns a film on the screen about its hip axis; a turned film is moved by the other one. */
function turnAbout(viewer: FilmViewer, tie: Tie, degrees: number): void {
  const { style } = viewer.stage.element;
  const hip = tie.hip && toScreen(viewer.stage.view, tie.hip);
  style.transformOrigin = hip ? `${hip.x}px ${hip.y}px` : '';
  style.transform = degrees === 0 || !hip ? '' : `rotate(${degrees}deg)`;
  style.pointerEvents = degrees === 0 ? '' : 'none';
}

/** Shows both films whole: tied, the second follows the first. */
export function showWhole(left: FilmViewer | null, right: FilmViewer | null, isTied: boolean): void {
  if (left && isTied) return frameBoth(left);
  left?.stage.fit();
  right?.stage.fit();
}

/** The whole film with room around it: the other body leans further. */
function frameBoth(viewer: FilmViewer): void {
  const level = viewer.stage.film.info.levels[0];
  if (!level) return;
  const whole = fitted(
    { width: level.columns, height: level.rows },
    viewer.stage.size,
    viewer.stage.film.aspect,
  );
  const { width, height } = viewer.stage.size;
  const scale = whole.scale * 0.94;
  viewer.stage.setView(
    {
      ...whole,
      scale,
      x: (width - level.columns * scale * whole.aspect) / 2,
      y: (height - level.rows * scale) / 2,
    },
    false,
  );
}
