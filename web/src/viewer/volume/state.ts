/** What a volume viewer shows, and what it is told about it. */
import type { Shown } from '../engine/lut';
import type { Renderer } from '../engine/select';
import type { Fetch } from '../engine/tiles';
import type { Slab } from './cut';
import type { Bases, PlaneName, VoxelGrid } from './geometry';
import type { Vector } from './vector';

/** A volume as the node tells it. */
export interface VolumeInfo {
  id: string;
  grid: VoxelGrid & {
    slope: number;
    intercept: number;
    unit?: string | null;
    range?: readonly number[] | null;
    histogram: readonly number[];
    window: { centre: number; width: number };
    /** The stored value of pixels at which nothing was seen. */
    nothing?: number | null;
    inverted: boolean;
  };
}

/** Something marked in the patient, over the planes that it lies near to: a place, a segment, a ball. */
export interface Mark {
  id: string;
  at: Vector;
  /** The other end of a segment. */
  to?: Vector;
  /** In mm, of a ball. */
  radius?: number;
  label?: string;
  /** How it looks; `plain` unless stated. */
  tone?: 'plain' | 'accent' | 'caution';
}

/** What a press of the main button does. */
export type VolumeTool = 'cross' | 'window' | 'pan';

/** What is under the pointer. */
export interface Cursor {
  plane: PlaneName;
  place: Vector;
  /** null = nothing was seen there. */
  value: number | null;
}

/** What is shown now. Never changed, always replaced. */
export interface VolumeState {
  centre: Vector;
  bases: Bases;
  isOblique: boolean;
  shown: Shown;
  slab: Slab;
  tool: VolumeTool;
  cursor: Cursor | null;
  marks: readonly Mark[];
  /** Planes whose picture is not there yet. */
  waiting: readonly PlaneName[];
  /** Why a plane could not be had. */
  problem: unknown;
}

export interface VolumeOptions {
  volume: VolumeInfo;
  fetch: Fetch;
  renderer?: Renderer;
  /** Where its planes lie at first; through the middle, unless stated. */
  start?: Stand | null;
}

/** Where planes lie in a patient. */
export type Stand = Pick<VolumeState, 'centre' | 'bases'>;
