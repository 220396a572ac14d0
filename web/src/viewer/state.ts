/** What panels show of a film, and what a viewer is made with. */
import type { FilmFacts } from '../measure';
import type { Shown } from './engine/lut';
import type { Film } from './engine/picture';
import type { Renderer } from './engine/select';
import type { Stage, StageState } from './engine/stage';
import type { Fetch } from './engine/tiles';
import type { Point } from './engine/view';
import type { Action } from './keyboard';
import type { MeasuringState } from './measuring';
import type { Ghost } from './overlay/ghosts';
import type { Describe, Drawing } from './overlay/overlay';
import type { Snap } from './snap';
import type { Known, Sheet } from './store/sheet';
import type { Filling } from './wizard/fill';
import { nextStep, type Step } from './wizard/steps';

/** What the hand does on the film. */
export type Tool = 'wizard' | 'distance' | 'line' | 'ball';

/** What a hand has placed, and when. */
export interface Drawn {
  step: Step;
  at: number;
  /** Whether Enter was pressed at once after it, as if it were to be confirmed: nothing was taken. */
  isPressed: boolean;
}

/** Everything that panels show of a film; a new object whenever something changed. */
export interface ViewerState {
  sheet: Sheet;
  /** What undo and redo would do; null = nothing. */
  undo: string | null;
  redo: string | null;
  /** One number a parameter; null while the module is not there or the film cannot be measured yet. */
  values: Float64Array | null;
  /** Why nothing can be measured, in a sentence; empty = it can. */
  refusal: string;
  /** Both ends of each endplate that points backwards, where that is why. */
  swapped: readonly (readonly [string, string])[];
  /** Whether most endplates point backwards: the patient probably faces the other way. */
  facesAway: boolean;
  measuring: MeasuringState;
  tool: Tool;
  /** The step that is asked for; null = all placed or skipped, or the wizard rests. */
  step: number | null;
  skipped: ReadonlySet<string>;
  ghost: Ghost | null;
  /** Whether the node is looking for an edge. */
  looking: boolean;
  /** The rest of the column, where it is proposed; null = it is not. */
  filling: Filling | null;
  /** The landmark that a person is asked to look at and to confirm; null = none is. */
  reviewed: string | null;
  /** What a hand has placed last; null = something else was done since. */
  drawn: Drawn | null;
  /** Whether the first of two clicks was made that place what is asked for. */
  isBegun: boolean;
  selected: string | null;
  carried: boolean;
  stage: StageState;
  shown: Shown;
  scale: number;
  mode: Drawing['mode'];
  locked: boolean;
  magnifier: boolean;
  cursor: (Point & { value: number | null }) | null;
  /** What was found on the film and is drawn around. */
  outlines: Drawing['outlines'];
  /** A distance that was drawn: its ends. */
  ruler: { from: Point; to: Point } | null;
  /** Points of a thing of known size that is being marked. */
  marking: readonly Point[];
  gestures: number;
  /** When the first gesture was made. */
  startedAt: number | null;
}

/** How far a person had come with a film, on this computer. */
export interface Walked {
  /** Ids of the steps that were left out. */
  skipped: readonly string[];
  gestures: number;
  /** Milliseconds from the first gesture on. */
  elapsed: number;
}

/** What a viewer is made with. */
export interface ViewerOptions {
  film: Film;
  facts: FilmFacts;
  sheet?: Sheet;
  /** Where the film was left before; not said = it is begun. */
  walked?: Walked | null;
  renderer?: Renderer;
  describe: Describe;
  label: (what: string, site?: string) => string;
  /** How a thing of known size is called on the film. */
  size?: (thing: Known) => string;
  snap?: Snap;
  fetch?: Fetch;
  readOnly?: boolean;
  /** Actions that the film itself does not answer: another film, the help. */
  onAction?: (action: Action) => void;
  /** Parameters whose lines always show. */
  standing?: readonly string[];
  /** Shows the whole film, where that is more than the film alone: two films are shown whole together. */
  fit?: (() => void) | undefined;
  /** Whether single-letter keys act. */
  letters?: () => boolean;
}

/** How far a person has come now. */
export function walkedIn({ skipped, gestures, startedAt }: ViewerState): Walked {
  return { skipped: [...skipped], gestures, elapsed: startedAt === null ? 0 : Date.now() - startedAt };
}

/** What a viewer shows before anything has happened. */
export function firstState(options: ViewerOptions, stage: Stage, sheet: Sheet): ViewerState {
  const has = (site: string) => sheet.landmarks.has(site);
  const { walked } = options;
  const skipped = new Set(walked?.skipped);
  return {
    sheet,
    undo: null,
    redo: null,
    values: null,
    refusal: '',
    swapped: [],
    facesAway: false,
    measuring: 'loading',
    tool: 'wizard',
    step: options.readOnly ? null : nextStep(0, has, skipped),
    skipped,
    ghost: null,
    looking: false,
    filling: null,
    reviewed: null,
    drawn: null,
    isBegun: false,
    selected: null,
    carried: false,
    stage: stage.state,
    shown: stage.shown,
    scale: stage.view.scale,
    mode: 'all',
    locked: options.readOnly ?? false,
    magnifier: false,
    cursor: null,
    outlines: [],
    ruler: null,
    marking: [],
    gestures: walked?.gestures ?? 0,
    startedAt: walked && walked.gestures > 0 ? Date.now() - walked.elapsed : null,
  };
}
