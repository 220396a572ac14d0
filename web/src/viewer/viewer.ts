/** A film that a person works on: stage, overlay, sheet, measuring module and wizard as one. Knows no React. */
import type { Measure, Tracing } from '../measure';
import { press } from './act';
import { type Shown, statedWindow } from './engine/lut';
import { Magnifier } from './engine/magnifier';
import { presetOf } from './engine/presets';
import { Stage, type StageState } from './engine/stage';
import { centred, isWithin, type Point } from './engine/view';
import { Measuring } from './measuring';
import { type Drawing, Overlay } from './overlay/overlay';
import { sceneOf } from './overlay/scene';
import { Review } from './review';
import { firstState, type Tool, type ViewerOptions, type ViewerState } from './state';
import { begun, done, type History, redone, undone } from './store/history';
import {
  confirm,
  EMPTY,
  emptied,
  exchange,
  type Known,
  type Placed,
  type Settings,
  type Sheet,
  settle,
} from './store/sheet';
import { Teller } from './store/teller';
import { Hand } from './tools/hand';
import { PointerTool } from './tools/pointer';
import { Fill } from './wizard/fill';
import type { Step } from './wizard/steps';
import { Walk } from './wizard/walk';

export type { Tool, ViewerOptions, ViewerState } from './state';

/** So many times as high as something beside the middle lies off it is the part that shows it whole. */
const BESIDE = 2.4;

/** A part is faint where a window narrower than this share of the film's own shows it. */
const FAINT = 0.55;

/** Shows a film and everything on it. */
export class FilmViewer {
  readonly stage: Stage;
  readonly options: ViewerOptions;
  readonly magnifier: Magnifier;
  /** What is held, carried and drawn. */
  readonly hand: Hand;
  /** The way through the steps. */
  readonly walk: Walk;
  /** The rest of the column. */
  readonly fill: Fill;
  /** The way through landmarks that nobody has confirmed. */
  readonly review: Review;
  readonly pointer: PointerTool;
  #element: HTMLElement;
  #overlay: Overlay;
  #history: History;
  #measuring: Measuring;
  #highlighted: number | null = null;
  #teller: Teller<ViewerState>;
  #isClosed = false;
  /** Whose window it is: the film's own, one for a part that would be faint, or one that a person has chosen. */
  #windowBy: 'film' | 'part' | 'person' = 'film';
  /** What could not be brightened before the film was there. */
  #dim: { places: readonly Point[]; reach: number } | null = null;

  constructor(element: HTMLElement, options: ViewerOptions) {
    this.options = options;
    this.#element = element;
    this.#history = begun(options.sheet ?? EMPTY);
    this.#measuring = new Measuring(
      options.facts,
      () => this.kept,
      () => this.#afterMeasuring(),
    );
    this.stage = new Stage(element, options.film, {
      renderer: options.renderer ?? null,
      told: (stage) => this.#onStage(stage),
      ...(options.fetch && { fetch: options.fetch }),
    });
    this.#overlay = new Overlay(element, options.describe);
    this.magnifier = new Magnifier(element);
    this.#teller = new Teller(firstState(options, this.stage, this.kept));
    this.hand = new Hand(this);
    this.walk = new Walk(this);
    this.fill = new Fill(this);
    this.review = new Review(this);
    this.pointer = new PointerTool(element, this.hand);
    element.addEventListener('keydown', this.#onKey);
    this.stage.onView(() => {
      this.redraw();
      this.magnifier.redraw();
    });
    this.redraw();
  }

  // ── What panels read ────────────────────────────────────────────────────────────────────────────────────────────────────

  get state(): ViewerState {
    return this.#teller.state;
  }

  snapshot = (): ViewerState => this.state;

  /** Calls `heard` after changes, at most once a frame. */
  subscribe = (heard: () => void): (() => void) => this.#teller.subscribe(heard);

  /** The measuring side, for words and lines; null while there is none. */
  get tracing(): Tracing | null {
    return this.#measuring.tracing;
  }

  /** The measuring module; null while it is not there. */
  get measure(): Measure | null {
    return this.#measuring.measure;
  }

  /** The sheet as undo knows it. */
  get kept(): Sheet {
    return this.#history.sheet;
  }

  /** Whether a landmark is placed. */
  has = (site: string): boolean => this.kept.landmarks.has(site);

  /** Whether landmarks may be moved. */
  get editable(): boolean {
    return !this.state.locked && !this.options.readOnly && this.state.mode === 'all';
  }

  /** What the next gesture places; null = nothing. */
  get armed(): Step | null {
    const { tool, locked, reviewed, filling } = this.state;
    if (tool !== 'wizard' || locked || reviewed !== null || this.options.readOnly) return null;
    return filling ? this.fill.armed : this.walk.armed;
  }

  /** How long the distance is that was drawn: millimetres, or rows where the film has none; null = none was drawn. */
  get rulerLength(): { length: number; unit: 'mm' | 'px' } | null {
    const { ruler } = this.state;
    if (!ruler || !this.tracing) return null;
    const length = this.tracing.distance(ruler.from.x, ruler.from.y, ruler.to.x, ruler.to.y);
    return { length, unit: this.tracing.rowSpacing === null ? 'px' : 'mm' };
  }

  // ── The measuring module ────────────────────────────────────────────────────────────────────────────────────────────────

  /** The measuring module has come; null = it cannot run here. */
  withMeasure(measure: Measure | null): void {
    if (this.#isClosed) return;
    this.#measuring.with(measure);
    this.#afterMeasuring();
    this.walk.goTo(this.state.step);
  }

  /** Measures again, after the module has stopped on landmarks that a person has looked at since. */
  measureAgain(): void {
    this.#measuring.again();
    this.#afterMeasuring();
  }

  /** Measures the landmarks as they lie under the hand. */
  measureNow(): void {
    const found = this.#measuring.of(this.hand.sheet.landmarks);
    this.tell({ ...found, measuring: this.#measuring.state });
  }

  // ── The sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Changes the sheet; undo takes it back. */
  apply(label: string, sheet: Sheet, key: string | null = null): void {
    if (this.options.readOnly) return;
    this.hand.empty();
    const before = this.kept;
    this.#history = done(this.#history, label, sheet, key);
    this.#afterSheet(before);
  }

  /** Puts another sheet in the place of this one, and rests: nothing is asked for, and no key places, before a person goes on. */
  putBack(label: string, sheet: Sheet): void {
    this.apply(label, sheet);
    this.tell({ skipped: new Set(), gestures: 0, startedAt: null, selected: null });
    this.walk.goTo(null);
  }

  undo(): void {
    this.#travel(undone(this.#history));
  }

  redo(): void {
    this.#travel(redone(this.#history));
  }

  /** Places what a step asks for, and goes on to the next. */
  place(step: Step, placed: Iterable<readonly [string, Placed]>): void {
    if (this.state.filling) this.fill.place(step, placed);
    else this.walk.place(step, placed);
  }

  /** Says something about the film: facing, posture, a thing of known size. */
  say(label: string, said: { [K in keyof Settings]?: Settings[K] | undefined }): void {
    this.apply(label, settle(this.kept, said));
  }

  /** Keeps a thing of known size. */
  keepKnown(label: string, known: Known): void {
    this.say(label, { known });
    this.takeTool('wizard');
  }

  /** Confirms landmarks. */
  confirm(sites: Iterable<string>): void {
    this.apply(this.options.label('confirm'), confirm(this.kept, sites));
  }

  /** Exchanges the ends of the endplates that point backwards. */
  swapEnds(): void {
    const { swapped } = this.state;
    if (swapped.length === 0) return;
    this.apply(this.options.label('swap'), exchange(this.kept, swapped));
    // What is asked for lies elsewhere now.
    if (this.state.filling) this.fill.goOn();
    else if (this.armed) this.walk.goTo(this.state.step);
  }

  /** Takes every landmark away and begins with the first step; undo brings them back. */
  beginAnew(label: string): void {
    this.apply(label, emptied(this.kept));
    this.tell({ skipped: new Set(), gestures: 0, startedAt: null });
    this.fit();
    this.walk.goTo(0);
  }

  // ── What is shown ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Shows the film as a person wants it: where he chooses a window, none is chosen for him any more. */
  setShown(shown: Shown, moving = false): void {
    if (shown.window !== this.state.shown.window) this.#windowBy = 'person';
    this.#show(shown, moving);
  }

  #show(shown: Shown, moving = false): void {
    this.stage.setShown(shown, moving);
    this.tell({ shown });
  }

  /** The window that spans what is on the screen now. */
  windowHere(): void {
    const window = this.stage.windowHere();
    if (window) this.setShown({ ...this.state.shown, window });
  }

  /** Where the film around these places would be faint it is shown brighter, until a person chooses a window. */
  brighten(places: readonly Point[], reach: number): void {
    this.#dim = null;
    if (this.#windowBy === 'person') return;
    const [x, y] = [mean(places.map((place) => place.x)), mean(places.map((place) => place.y))];
    const far = Math.max(reach, this.#closeRows() / 4);
    const part = { left: x - far, top: y - far, right: x + far, bottom: y + far };
    const here = this.stage.windowSeeing(part);
    // The film is on its way: asked again once it is there.
    if (here === null) this.#dim = { places, reach };
    if (here === null || here.width >= FAINT * statedWindow(this.options.film.info).width)
      return this.unbrighten();
    this.#windowBy = 'part';
    this.#show({ ...this.state.shown, window: here });
  }

  /** As the film says again, where a part was shown brighter. */
  unbrighten(): void {
    if (this.#windowBy !== 'part') return;
    this.#windowBy = 'film';
    this.#show({ ...this.state.shown, window: null });
  }

  /** The whole film, as the film says unless a person has chosen a window. */
  fit(): void {
    this.unbrighten();
    if (this.options.fit) this.options.fit();
    else this.stage.fit();
  }

  /** A window by its number: as the film says, then narrower and narrower parts of its values. */
  preset(number: number): void {
    this.#windowBy = 'person';
    this.setShown({ ...this.state.shown, window: presetOf(this.options.film.info, number) });
  }

  /** Marks the lines and landmarks of a parameter; null = of none. */
  highlight(parameter: number | null): void {
    this.#highlighted = parameter;
    this.redraw();
  }

  /** Draws around what was found on the film; nothing = around nothing any more. */
  outline(outlines: ViewerState['outlines']): void {
    this.tell({ outlines });
    this.redraw();
  }

  /** Shows a landmark in the middle, where it can be worked on. */
  show(site: string): void {
    const placed = this.kept.landmarks.get(site);
    if (placed)
      this.stage.setView(centred(this.stage.view, placed, this.#closeRows(), this.stage.size), false);
    this.select(site);
  }

  /**
   * Shows these places in the middle, `reach` rows around them, and `beside` where that lies no further off than a few vertebrae.
   * Whoever has come closer and has them in sight stays where he is.
   */
  lookAt(places: readonly Point[], reach: number, beside: Point | null = null): void {
    const middle = { x: mean(places.map((place) => place.x)), y: mean(places.map((place) => place.y)) };
    const close = this.#closeRows();
    const away = beside === null ? 0 : Math.abs(beside.y - middle.y);
    const rows = Math.max(close, 4 * reach, away < close ? BESIDE * away : 0);
    this.magnifier.hide();
    const isCloser = this.stage.size.height < rows * this.stage.view.scale;
    if (!isCloser || !places.every((place) => isWithin(this.stage.view, place, reach, this.stage.size)))
      this.stage.setView(centred(this.stage.view, middle, rows, this.stage.size), false);
    this.redraw();
  }

  /** So many rows from top to bottom show a few vertebrae. */
  #closeRows(): number {
    return (this.options.film.info.levels[0]?.rows ?? 1000) / 5;
  }

  setMode(mode: Drawing['mode']): void {
    this.hand.empty();
    this.tell({ mode });
    this.redraw();
  }

  setLocked(locked: boolean): void {
    this.hand.empty();
    this.tell({ locked });
    this.redraw();
  }

  setMagnifier(magnifier: boolean): void {
    if (!magnifier) this.magnifier.hide();
    this.tell({ magnifier });
  }

  // ── What the hand does ──────────────────────────────────────────────────────────────────────────────────────────────────

  gesture(): void {
    this.tell({ gestures: this.state.gestures + 1, startedAt: this.state.startedAt ?? Date.now() });
  }

  select(site: string | null): void {
    this.hand.empty();
    this.tell({ selected: site, carried: false });
    this.redraw();
  }

  takeTool(tool: Tool): void {
    this.hand.empty();
    this.tell({ tool, marking: [], ruler: null, ghost: tool === 'wizard' ? this.state.ghost : null });
    this.redraw();
  }

  /** Leaves what was begun, one thing after the other. */
  cancel(): void {
    this.pointer.cancel();
    this.magnifier.hide();
    if (this.state.carried) return this.hand.dropHold();
    if (this.state.tool !== 'wizard') return this.takeTool('wizard');
    if (this.state.reviewed !== null) return this.review.end();
    if (this.state.selected) return this.select(null);
    this.walk.drop();
    this.redraw();
  }

  focus(): void {
    this.#element.focus();
  }

  focusLandmark(site: string): void {
    this.#overlay.focus(site);
  }

  close(): void {
    this.#isClosed = true;
    this.walk.drop();
    this.#element.removeEventListener('keydown', this.#onKey);
    this.pointer.close();
    this.magnifier.close();
    this.#overlay.close();
    this.#measuring.close();
    this.stage.close();
    this.#teller.close();
  }

  // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** For the parts of a viewer: what they know goes to the panels with the rest. */
  tell(changes: Partial<ViewerState>): void {
    this.#teller.tell(changes);
  }

  /** Draws everything over the film. */
  redraw(): void {
    this.#overlay.draw(this.stage.view, this.hand.sheet, sceneOf(this, this.#highlighted));
    this.tell({ scale: this.stage.view.scale });
  }

  #onKey = (event: KeyboardEvent): void => press(this, event);

  #onStage(stage: StageState): void {
    // The stage tells of itself before the rest is there.
    this.#overlay?.drawMissing(this.stage?.missingOnScreen() ?? []);
    this.magnifier?.redraw();
    this.#teller?.tell({ stage });
    const dim = this.#dim;
    this.#dim = null;
    if (dim) this.brighten(dim.places, dim.reach);
  }

  /** What the film is has changed. */
  #retrace(): void {
    this.#measuring.retrace();
    // What was proposed on the film as it was said to be is proposed no more.
    this.tell({ filling: null });
    this.#tellSheet();
    this.#afterMeasuring();
  }

  /** There is another tracing, or none any more. */
  #afterMeasuring(): void {
    this.measureNow();
    this.redraw();
  }

  #tellSheet(): void {
    const { past, future } = this.#history;
    this.tell({
      drawn: null,
      sheet: this.kept,
      undo: past.at(-1)?.label ?? null,
      redo: future[0]?.label ?? null,
    });
  }

  #travel(history: History): void {
    this.hand.empty();
    const before = this.kept;
    this.#history = history;
    this.#afterSheet(before);
    // The wizard asks again for what was taken back, and no more for what is there again.
    const isAsked = before.landmarks.size !== this.kept.landmarks.size && this.state.tool === 'wizard';
    if (!isAsked || this.options.readOnly) return;
    if (this.state.filling) this.fill.goOn();
    else this.walk.goToOpenStep();
  }

  #afterSheet(before: Sheet): void {
    const { settings, rest } = this.kept;
    if (before.settings !== settings || before.rest !== rest) return this.#retrace();
    this.#tellSheet();
    this.#afterMeasuring();
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
