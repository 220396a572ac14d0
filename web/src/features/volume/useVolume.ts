/** A viewer of a volume, for as long as the screen shows it. */
import { useState, useSyncExternalStore } from 'react';
import type { Volume } from '../../api/queries';
import type { Renderer } from '../../viewer/engine/select';
import type { VolumeState } from '../../viewer/volume/state';
import { VolumeViewer } from '../../viewer/volume/volume';
import { fetchTile } from '../study/tiles';

type Grid = NonNullable<Volume['grid']>;

/** The viewer of this volume. */
export function useVolume(id: string, grid: Grid, renderer: Renderer): VolumeViewer {
  // Its planes close when they leave the page; nothing else of it is to be ended.
  const [viewer] = useState(() => new VolumeViewer({ volume: { id, grid }, fetch: fetchTile, renderer }));
  return viewer;
}

/** What the viewer shows now. */
export function useVolumeState(viewer: VolumeViewer): VolumeState {
  return useSyncExternalStore(viewer.subscribe, viewer.snapshot);
}
