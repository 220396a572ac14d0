/** A viewer in an element, for as long as the screen shows it. */
import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { loadMeasure, measureNow } from '../../measure';
import '../../viewer/film.css';
import { useSession } from '../../api/session';
import { FilmViewer, type ViewerOptions, type ViewerState } from '../../viewer/viewer';
import { fetchTile } from './tiles';

/** The viewer of this screen; `null` until the element is there. `failed` = the measuring module cannot run here. */
export function useViewer(place: RefObject<HTMLElement | null>, options: ViewerOptions | null) {
  const [viewer, setViewer] = useState<FilmViewer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element || !options) return;
    const made = new FilmViewer(element, { fetch: fetchTile, ...options });
    setViewer(made);
    // Whoever tests or looks for a fault reaches the viewer from its place in the page.
    Object.assign(element, { viewer: made });
    const known = measureNow();
    if (known) made.withMeasure(known);
    else
      loadMeasure().then(
        (measure) => made.withMeasure(measure),
        (error: unknown) => {
          setFailed(error instanceof Error ? error.message : String(error));
          made.withMeasure(null);
        },
      );
    return () => {
      setViewer(null);
      made.close();
    };
  }, [place, options]);
  // Whoever has logged in again gets what the node refused meanwhile.
  const session = useSession();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session is why
  useEffect(() => {
    const stage = viewer?.stage.state;
    if (stage && (stage.missing > 0 || stage.topFailed)) viewer.stage.retry();
  }, [viewer, session]);
  return { viewer, failed };
}

const NOTHING = () => () => {};

/** What the viewer shows now. */
export function useViewerState(viewer: FilmViewer): ViewerState {
  return useSyncExternalStore(viewer.subscribe, viewer.snapshot);
}

/** A part of what the viewer shows: only its changes draw the panel again. */
export function useViewerPart<T>(viewer: FilmViewer | null, part: (state: ViewerState) => T): T | null {
  return useSyncExternalStore(viewer?.subscribe ?? NOTHING, () => (viewer ? part(viewer.snapshot()) : null));
}
