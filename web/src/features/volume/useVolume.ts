/** A viewer of a volume, for as long as the screen shows it. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Volume } from '../../api/queries';
import type { Renderer } from '../../viewer/engine/select';
import type { Stand, VolumeState } from '../../viewer/volume/state';
import { VolumeViewer } from '../../viewer/volume/volume';
import { fetchTile } from '../study/tiles';
import { spaceOf } from './space';

type Grid = NonNullable<Volume['grid']>;

/** Where the planes stood in the space of the volume that was shown last. */
let last: { space: string; stand: Stand } | null = null;

/** The viewer of this volume: where the one before it is of the same space, its planes lie where those lay. */
export function useVolume(volume: Volume, grid: Grid, renderer: Renderer): VolumeViewer {
  const { id } = volume;
  const space = spaceOf(volume);
  // Its planes close when they leave the page; nothing else of it is to be ended.
  const [viewer] = useState(() => {
    const start = space && last?.space === space ? last.stand : null;
    return new VolumeViewer({ volume: { id, grid }, fetch: fetchTile, renderer, start });
  });
  // Kept at every step: the next volume is drawn before this one is gone.
  useEffect(() => {
    const keep = () => {
      const { centre, bases } = viewer.state;
      last = space ? { space, stand: { centre, bases } } : null;
    };
    keep();
    return viewer.subscribe(keep);
  }, [viewer, space]);
  return viewer;
}

/** What the viewer shows now. */
export function useVolumeState(viewer: VolumeViewer): VolumeState {
  return useSyncExternalStore(viewer.subscribe, viewer.snapshot);
}
