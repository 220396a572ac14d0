/** Three planes through a volume, tied to one cross-hair. Without React. */
import type { Shown, Window } from '../engine/lut';
import type { PictureInfo } from '../engine/picture';
import type { Slab } from './cut';
import {
  type Bases,
  type Basis,
  type Flat,
  middleOf,
  normalOf,
  PLANES,
  type PlaneName,
  reach,
  STRAIGHT,
  stride,
  turned,
} from './geometry';
import { Pane } from './pane';
import type { Cursor, Mark, VolumeOptions, VolumeState, VolumeTool } from './state';
import { dot, plus, times, type Vector } from './vector';
import { windowNamed, windowsFor } from './windows';

/** Shows a volume in as many elements as planes are wanted. */
export class VolumeViewer {
  readonly options: VolumeOptions;
  /** What every picture of this volume has in common. */
  readonly means: Pick<PictureInfo, 'signed' | 'inverted' | 'histogram' | 'padding' | 'modality' | 'voi'>;
  /** In its place a click tells where it was; the cross-hair stays where it is. */
  onPoint: ((place: Vector) => void) | null = null;
  #state: VolumeState;
  #panes = new Map<PlaneName, Pane>();
  #heard = new Set<() => void>();

  constructor(options: VolumeOptions) {
    this.options = options;
    const { volume, start } = options;
    const { grid } = volume;
    const { slope, intercept, window, nothing, inverted, histogram } = grid;
    this.means = {
      signed: true,
      inverted,
      histogram,
      padding: typeof nothing === 'number' ? [nothing, nothing] : null,
      modality: { kind: 'rescale', slope, intercept },
      voi: { kind: 'window', ...window, function: 'linear_exact', stated: false },
    };
    const [usual = 'automatic'] = windowsFor(grid.unit);
    this.#state = {
      centre: start ? this.#within(start.centre) : middleOf(grid),
      bases: start?.bases ?? STRAIGHT,
      isOblique: Boolean(start && start.bases !== STRAIGHT),
      shown: { window: windowNamed(usual, window), inverted: false },
      slab: { kind: 'thin' },
      tool: 'cross',
      cursor: null,
      marks: [],
      waiting: PLANES,
      problem: null,
    };
  }

  get state(): VolumeState {
    return this.#state;
  }

  /** For React: the state, and who hears of its changes. */
  snapshot = (): VolumeState => this.#state;
  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  /** Shows a plane in an element, until what it gives back is called. */
  show(plane: PlaneName, element: HTMLElement): () => void {
    const pane = new Pane(this, plane, element);
    this.#panes.set(plane, pane);
    return () => {
      pane.close();
      if (this.#panes.get(plane) === pane) this.#panes.delete(plane);
    };
  }

  pane(plane: PlaneName): Pane | undefined {
    return this.#panes.get(plane);
  }

  /** Moves the cross-hair, which stays within the volume. */
  moveTo(centre: Vector, moving = false): void {
    this.#change({ centre: this.#within(centre) }, moving);
  }

  /** So many planes on: to the patient's right, to the back, to the feet. */
  scroll(plane: PlaneName, steps: number, moving = false): void {
    const normal = normalOf(this.#state.bases[plane]);
    const step = stride(this.options.volume.grid, normal) * (plane === 'axial' ? -1 : 1);
    this.moveTo(plus(this.#state.centre, times(normal, steps * step)), moving);
  }

  /** Where a plane lies along the line that stands on it, and from where to where it can go, in mm. */
  travel(plane: PlaneName): { at: number; least: number; most: number; step: number } {
    const normal = normalOf(this.#state.bases[plane]);
    const { grid } = this.options.volume;
    const [least, most] = reach(grid, normal);
    return { at: dot(this.#state.centre, normal), least, most, step: stride(grid, normal) };
  }

  /** Puts a plane there along the line that stands on it. */
  travelTo(plane: PlaneName, at: number, moving = false): void {
    const normal = normalOf(this.#state.bases[plane]);
    const by = at - dot(this.#state.centre, normal);
    this.moveTo(plus(this.#state.centre, times(normal, by)), moving);
  }

  /** Turns the two other planes as they are cut on this one. */
  turn(about: PlaneName, from: Flat, to: Flat, moving = false): void {
    const bases = turned(this.#state.bases, about, from, to);
    this.#change({ bases, isOblique: true }, moving);
  }

  /** Puts the planes back upright on the axes of the patient. */
  straighten(): void {
    this.#change({ bases: STRAIGHT, isOblique: false }, false);
    for (const pane of this.#panes.values()) pane.fit();
  }

  setBases(bases: Bases): void {
    this.#change({ bases, isOblique: bases !== STRAIGHT }, false);
  }

  setSlab(slab: Slab): void {
    this.#change({ slab }, false);
  }

  setShown(shown: Shown, moving = false): void {
    this.#tell({ shown });
    for (const pane of this.#panes.values()) pane.stage.setShown(shown, moving);
  }

  setWindow(window: Window): void {
    this.setShown({ ...this.#state.shown, window });
  }

  setTool(tool: VolumeTool): void {
    this.#tell({ tool });
  }

  /** What is marked, over every plane that it lies near to. */
  setMarks(marks: readonly Mark[]): void {
    this.#tell({ marks });
    for (const pane of this.#panes.values()) pane.redraw();
  }

  /** All planes whole. */
  fit(): void {
    for (const pane of this.#panes.values()) pane.fit();
  }

  /** Asks again for what could not be had. */
  retry(): void {
    this.#tell({ problem: null });
    for (const pane of this.#panes.values()) pane.retry();
  }

  basis(plane: PlaneName): Basis {
    return this.#state.bases[plane];
  }

  /** A pane tells what is under the pointer. */
  pointed(cursor: Cursor | null): void {
    this.#tell({ cursor });
  }

  /** A pane tells whether it waits for its picture. */
  heardOf(plane: PlaneName, isWaiting: boolean, problem: unknown = null): void {
    const others = this.#state.waiting.filter((name) => name !== plane);
    this.#tell({
      waiting: isWaiting ? [...others, plane] : others,
      problem: problem ?? this.#state.problem,
    });
  }

  #within(place: Vector): Vector {
    const axes: readonly Vector[] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    return axes.reduce<Vector>((held, axis) => {
      const [least, most] = reach(this.options.volume.grid, axis);
      const along = dot(held, axis);
      return plus(held, times(axis, Math.min(most, Math.max(least, along)) - along));
    }, place);
  }

  #change(change: Partial<VolumeState>, moving: boolean): void {
    this.#tell(change);
    for (const pane of this.#panes.values()) pane.follow(moving);
  }

  #tell(change: Partial<VolumeState>): void {
    this.#state = { ...this.#state, ...change };
    for (const heard of this.#heard) heard();
  }
}
