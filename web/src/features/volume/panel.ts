/** What every panel beside the planes is given. */
import type { Volume } from '../../api/queries';
import type { VolumeViewer } from '../../viewer/volume/volume';

export interface PanelProps {
  volume: Volume;
  /** All of the case. */
  volumes: readonly Volume[];
  viewer: VolumeViewer;
}
