/** A film that a person works on: stage, overlay, sheet, measuring module and wizard as one. Knows no React. */
import { type FilmFacts, type Line, type Measure, Tracing } from '../measure';
import { type Shown, spanning } from './engine/lut';
import { Magnifier } from './engine/magnifier';
import type { Film } from './engine/picture';
import type { Renderer } from './engine/select';
import { Stage, type StageState } from './engine/stage';
import type { Fetch } from './engine/tiles';
import { centred, type Point, toPicture, toScreen, zoomed } from './engine/view';
import { type Action, actionOf, nudgeOf } from './keyboard';
import { hit } from './overlay/hit';
import { HIT } from './overlay/marks';
import { type Describe, type Drawing, type Ghost, Overlay } from './overlay/overlay';
import { drawnOf, ghostOn, type Snap } from './snap';
import { begun, done, type History, redone, undone } from './store/history';
import {
  confirm,
  EMPTY,
  type Known,
  place,
  placeAll,
  remove,
  type Settings,
  type Sheet,
  settle,
} from './store/sheet';
import { type PointerHost, PointerTool } from './tools/pointer';
import { isPlaced, nextStep, STEPS, type Step } from './wizard/steps';

/** What the hand does on the film. */
export type Tool = 'wizard' | 'distance' | 'line' | 'ball';

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
  tool: Tool;
  /** The step that is asked for; null = all placed or skipped, or the wizard rests. */
  step: number | null;
  skipped: ReadonlySet<string>;
  ghost: Ghost | null;
  /** Whether the node is looking for an edge. */
  looking: boolean;
  selected: string | null;
  carried: boolean;
  stage: StageState;
  shown: Shown;
  scale: number;
  mode: Drawing['mode'];
  locked: boolean;
  magnifier: boolean;
  cursor: (Point & { value: number | null }) | null;
  /** A distance that was drawn: its ends. */
  ruler: { from: Point; to: Point } | null;
  /** Points of a thing of known size that is being marked. */
  marking: readonly Point[];
  gestures: number;
  /** When the first gesture was made. */
  startedAt: number | null;
}

/** What a viewer is made with. */
export interface ViewerOptions {
  film: Film;
  facts: FilmFacts;
  sheet?: Sheet;
  renderer?: Renderer;
  describe: Describe;
  label: (what: string, site?: string) => string;
  snap?: Snap;
  fetch?: Fetch;
  readOnly?: boolean;
  /** Actions that the film itself does not answer: another film, the help. */
  onAction?: (action: Action) => void;
  /** Parameters whose lines always show. */
  standing?: readonly string[];
  /** Whether single-letter keys act. */
  letters?: () => boolean;
}

/** Shows a film and everything on it. */
export class FilmViewer implements PointerHost {
  readonly stage: Stage;
  readonly options: ViewerOptions;
  #element: HTMLElement;
  #overlay: Overlay;
  #magnifier: Magnifier;
  #history: History;
  #tracing: Tracing | null = null;
  #measure: Measure | null = null;
  #pointer: PointerTool;
  #drag: Sheet | null = null;
  #highlighted: number | null = null;
  #state: ViewerState;
  #heard = new Set<() => void>();
  #telling = 0;
  #ghostRun = 0;
  #isClosed = false;

  constructor(element: HTMLElement, options: ViewerOptions) {
    this.options = options;
    this.#element = element;
    this.#history = begun(options.sheet ?? EMPTY);
    this.stage = new Stage(element, options.film, {
      renderer: options.renderer ?? null,
      told: (stage) => this.#onStage(stage),
      ...(options.fetch && { fetch: options.fetch }),
    });
    this.#overlay = new Overlay(element, options.describe);
    this.#magnifier = new Magnifier(element);
    this.#state = this.#first();
    this.#pointer = new PointerTool(element, this);
    element.addEventListener('keydown', this.#onKey);
    this.stage.onView(() => this.#redraw());
    this.#redraw();
  }

  // ── What panels read ────────────────────────────────────────────────────────────────────────────────────────────────────

  get state(): ViewerState {
    return this.#state;
  }

  /** The measuring side, for words and lines; null while there is none. */
  get tracing(): Tracing | null {
    return this.#tracing;
  }

  /** Calls `heard` after changes, at most once a frame. */
  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  snapshot = (): ViewerState => this.#state;

  // ── What panels ask for ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** The measuring module has come. */
  withMeasure(measure: Measure): void {
    if (this.#isClosed) return;
    this.#measure = measure;
    this.#retrace();
    this.goTo(this.#state.step);
  }

  /** Puts another sheet in the place of this one, without history: it came from the node. */
  load(sheet: Sheet): void {
    this.#endHold();
    this.#history = begun(sheet);
    this.#retrace();
    this.#tell({ skipped: new Set(), ghost: null, selected: null });
    this.goTo(nextStep(0, this.#has, new Set()));
  }

  /** Changes the sheet; undo takes it back. */
  apply(label: string, sheet: Sheet, key: string | null = null): void {
    if (this.options.readOnly) return;
    this.#endHold();
    const before = this.#history.sheet;
    this.#history = done(this.#history, label, sheet, key);
    this.#afterSheet(before);
  }

  undo(): void {
    this.#travel(undone(this.#history));
  }

  redo(): void {
    this.#travel(redone(this.#history));
  }

  /** Says something about the film: facing, posture, a thing of known size. */
  say(label: string, said: { [K in keyof Settings]?: Settings[K] | undefined }): void {
    this.apply(label, settle(this.#history.sheet, said));
  }

  /** Confirms landmarks. */
  confirm(sites: Iterable<string>): void {
    this.apply(this.options.label('confirm'), confirm(this.#history.sheet, sites));
  }

  /** Takes every landmark away and begins with the first step; undo brings them back. */
  beginAnew(label: string): void {
    this.apply(label, { ...this.#history.sheet, landmarks: new Map() });
    this.#tell({ skipped: new Set(), gestures: 0, startedAt: null });
    this.stage.fit();
    this.goTo(0);
  }

  /** Asks for a step, or rests. */
  goTo(step: number | null): void {
    this.#ghostRun++;
    this.#endHold();
    this.#tell({ step, ghost: null, looking: false, tool: 'wizard' });
    if (step !== null) void this.#propose(step);
    this.#redraw();
  }

  /** Leaves a step out. */
  skip(): void {
    const { step, skipped } = this.#state;
    const current = step === null ? undefined : STEPS[step];
    if (step === null || !current) return;
    const next = new Set(skipped).add(current.id);
    this.#tell({ skipped: next });
    this.goTo(nextStep(step, this.#has, next));
  }

  /** Goes back to the step before. */
  back(): void {
    const step = this.#state.step ?? STEPS.length;
    const before = Math.max(0, step - 1);
    const skipped = new Set(this.#state.skipped);
    const current = STEPS[before];
    if (current) skipped.delete(current.id);
    this.#tell({ skipped });
    this.goTo(before);
  }

  /** Takes what is proposed. */
  accept(): void {
    const { ghost, step } = this.#state;
    const current = step === null ? undefined : STEPS[step];
    // What is only expected says where to look; what lies on an edge of the film can be taken.
    if (ghost?.found !== 'edge' || !current) return;
    this.gesture();
    const placed = [...ghost.places].map(
      ([site, { x, y, radius }]) =>
        [site, { x, y, ...(radius !== undefined && { radius }), confirmed: true }] as const,
    );
    this.#place(current, placed);
  }

  takeTool(tool: Tool): void {
    this.#endHold();
    this.#tell({ tool, marking: [], ruler: null, ghost: tool === 'wizard' ? this.#state.ghost : null });
    this.#redraw();
  }

  setShown(shown: Shown, moving = false): void {
    this.stage.setShown(shown, moving);
    this.#tell({ shown });
  }

  /** A window by its number: as the film says, then narrower and narrower parts of its values. */
  preset(number: number): void {
    const info = this.options.film.info;
    const parts: Record<number, [number, number]> = {
      2: [0.01, 0.99],
      3: [0.35, 0.995],
      4: [0.5, 0.999],
      5: [0.02, 0.8],
    };
    const part = parts[number];
    this.setShown({ ...this.#state.shown, window: part ? spanning(info, part[0], part[1]) : null });
  }

  /** Marks the lines and landmarks of a parameter; null = of none. */
  highlight(parameter: number | null): void {
    this.#highlighted = parameter;
    this.#redraw();
  }

  select(site: string | null): void {
    this.#endHold();
    this.#tell({ selected: site, carried: false });
    this.#redraw();
  }

  /** Shows a landmark in the middle, where it can be worked on. */
  show(site: string): void {
    const placed = this.#history.sheet.landmarks.get(site);
    if (placed)
      this.stage.setView(centred(this.stage.view, placed, this.#closeRows(), this.stage.size), false);
    this.select(site);
  }

  setMode(mode: Drawing['mode']): void {
    this.#endHold();
    this.#tell({ mode });
    this.#redraw();
  }

  setLocked(locked: boolean): void {
    this.#endHold();
    this.#tell({ locked });
    this.#redraw();
  }

  setMagnifier(magnifier: boolean): void {
    if (!magnifier) this.#magnifier.hide();
    this.#tell({ magnifier });
  }

  focus(): void {
    this.#element.focus();
  }

  close(): void {
    this.#isClosed = true;
    this.#ghostRun++;
    this.#element.removeEventListener('keydown', this.#onKey);
    this.#pointer.close();
    this.#magnifier.close();
    this.#overlay.close();
    this.#tracing?.close();
    this.#tracing = null;
    this.stage.close();
    cancelAnimationFrame(this.#telling);
  }

  // ── What the pointer asks for ───────────────────────────────────────────────────────────────────────────────────────────

  get sheet(): Sheet {
    return this.#drag ?? this.#history.sheet;
  }

  get armed(): Step | null {
    const { tool, step, locked } = this.#state;
    if (tool !== 'wizard' || step === null || locked || this.options.readOnly) return null;
    const current = STEPS[step];
    return current && !isPlaced(current, this.#has) ? current : null;
  }

  /** Whether landmarks may be moved. */
  get editable(): boolean {
    return !this.#state.locked && !this.options.readOnly && this.#state.mode === 'all';
  }

  /**
   * The landmark that a press takes hold of. While something is to be placed, it must be met more closely; and a femoral head
   * goes wherever it is pressed, for the other one lies in the same place.
   */
  hitAt(screen: Point): string | null {
    if (!this.editable || this.armed?.kind === 'circle') return null;
    return hit(this.stage.view, this.sheet, screen, this.armed ? HIT / 2 : HIT);
  }

  gesture(): void {
    this.#tell({ gestures: this.#state.gestures + 1, startedAt: this.#state.startedAt ?? Date.now() });
  }

  /** Moves a landmark while it is held; nothing is kept yet. */
  hold(site: string, at: Point): void {
    const placed = this.#history.sheet.landmarks.get(site);
    if (!placed || !this.editable) return this.dropHold();
    this.#drag = place(this.#history.sheet, site, { ...placed, x: at.x, y: at.y, confirmed: true });
    this.#measureNow();
    this.#redraw();
  }

  /** Lets a held landmark go where it is. */
  letGo(site: string): void {
    const moved = this.#drag;
    this.#drag = null;
    if (!moved || !this.#history.sheet.landmarks.has(site)) return this.dropHold();
    this.gesture();
    this.apply(this.options.label('move', site), moved);
    this.#tell({ selected: site, carried: false });
    this.#redraw();
  }

  /** Puts a held landmark back. */
  dropHold(): void {
    this.#drag = null;
    this.#tell({ carried: false });
    this.#measureNow();
    this.#redraw();
  }

  /** A landmark was clicked: it is selected, and carried to the next click. */
  carry(site: string): void {
    this.#tell({ selected: site, carried: this.#state.selected !== site || !this.#state.carried });
    this.#overlay.focus(site);
    this.#redraw();
  }

  get carried(): string | null {
    return this.#state.carried ? this.#state.selected : null;
  }

  /** Places what the armed step asks for. */
  placed(step: Step, points: readonly Point[], radius?: number): void {
    this.gesture();
    const placed = step.sites.map((site, index) => {
      const { x, y } = points[index] ?? { x: 0, y: 0 };
      return [site, { x, y, ...(radius !== undefined && { radius }), confirmed: true }] as const;
    });
    this.#place(step, placed);
  }

  rubber(from: Point | null, to: Point | null, circle = false): void {
    this.#rubber = from && to ? { from, to, circle } : null;
    this.#redraw();
  }

  get tool(): Tool {
    return this.#state.tool;
  }

  /** A line that was drawn: a distance, or a thing of known length. */
  drewLine(from: Point, to: Point): void {
    if (!this.#isOnFilm(from) || !this.#isOnFilm(to)) return this.#redraw();
    if (this.#state.tool === 'line') return this.#tell({ marking: [from, to] });
    this.#tell({ ruler: { from, to } });
    this.#redraw();
  }

  /** How long the distance is that was drawn: millimetres, or rows where the film has none; null = none was drawn. */
  get rulerLength(): { length: number; unit: 'mm' | 'px' } | null {
    const { ruler } = this.#state;
    if (!ruler || !this.#tracing) return null;
    const length = this.#tracing.distance(ruler.from.x, ruler.from.y, ruler.to.x, ruler.to.y);
    return { length, unit: this.#tracing.rowSpacing === null ? 'px' : 'mm' };
  }

  /** A point on the outline of a ball. */
  drewPoint(at: Point): void {
    if (!this.#isOnFilm(at)) return;
    this.#tell({ marking: [...this.#state.marking, at] });
    this.#redraw();
  }

  /** What is marked beside the film is on no film. */
  #isOnFilm({ x, y }: Point): boolean {
    const level = this.options.film.info.levels[0];
    return level !== undefined && x >= 0 && y >= 0 && x <= level.columns && y <= level.rows;
  }

  /** Keeps a thing of known size. */
  keepKnown(label: string, known: Known): void {
    this.say(label, { known });
    this.takeTool('wizard');
  }

  window(by: Point): void {
    const { centre, width } = this.stage.window;
    const step = Math.max(1, width / 250);
    const window = { centre: centre + by.y * step, width: Math.max(1, width + by.x * step) };
    this.setShown({ ...this.#state.shown, window }, true);
  }

  lens(at: Point | null, always = false): void {
    const wanted = at && (always || this.#state.magnifier);
    if (!wanted) return this.#magnifier.hide();
    this.#magnifier.show(this.stage, at, this.sheet.landmarks.values());
  }

  moved(at: Point | null): void {
    const point = at && toPicture(this.stage.view, at);
    this.#tell({ cursor: point && { ...point, value: this.stage.valueAt(point) } });
  }

  /** Where the pointer has left the film, a carried landmark lies where it was. */
  rest(): void {
    this.#drag = null;
    this.lens(null);
    this.#measureNow();
    this.#redraw();
  }

  // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

  #rubber: Drawing['rubber'] = null;

  #has = (site: string): boolean => this.#history.sheet.landmarks.has(site);

  /** Nothing is held, carried or half drawn any more. */
  #endHold(): void {
    this.#drag = null;
    this.#pointer?.forget();
    if (this.#state.carried) this.#tell({ carried: false });
  }

  #first(): ViewerState {
    return {
      sheet: this.#history.sheet,
      undo: null,
      redo: null,
      values: null,
      refusal: '',
      tool: 'wizard',
      step: this.options.readOnly ? null : nextStep(0, this.#has, new Set()),
      skipped: new Set(),
      ghost: null,
      looking: false,
      selected: null,
      carried: false,
      stage: this.stage.state,
      shown: this.stage.shown,
      scale: this.stage.view.scale,
      mode: 'all',
      locked: this.options.readOnly ?? false,
      magnifier: false,
      cursor: null,
      ruler: null,
      marking: [],
      gestures: 0,
      startedAt: null,
    };
  }

  #tell(changes: Partial<ViewerState>): void {
    this.#state = { ...this.#state, ...changes };
    if (this.#telling !== 0 || this.#isClosed) return;
    this.#telling = requestAnimationFrame(() => {
      this.#telling = 0;
      for (const heard of this.#heard) heard();
    });
  }

  #onStage(stage: StageState): void {
    this.#overlay?.drawMissing(this.stage?.missingOnScreen() ?? []);
    if (this.#state) this.#tell({ stage });
  }

  /** A new tracing: what the film is has changed, or the module has come. */
  #retrace(): void {
    this.#tracing?.close();
    this.#tracing = null;
    let refusal = '';
    if (this.#measure) {
      try {
        this.#tracing = new Tracing(this.#measure, this.options.facts, this.#history.sheet);
      } catch (error) {
        refusal = error instanceof Error ? error.message : String(error);
      }
    }
    this.#tell({
      refusal,
      sheet: this.#history.sheet,
      undo: this.#undoLabel,
      redo: this.#history.future[0]?.label ?? null,
    });
    this.#measureNow();
    this.#redraw();
  }

  get #undoLabel(): string | null {
    return this.#history.past.at(-1)?.label ?? null;
  }

  #measureNow(): void {
    if (!this.#tracing) return this.#tell({ values: null });
    this.#tracing.sync(this.sheet.landmarks);
    const values = this.#tracing.values();
    this.#tell({ values, refusal: this.#tracing.refusal });
  }

  #travel(history: History): void {
    this.#endHold();
    const before = this.#history.sheet;
    this.#history = history;
    this.#afterSheet(before);
    // The wizard asks again for what was taken back, and no more for what is there again.
    const isAsked = before.landmarks.size !== history.sheet.landmarks.size && this.#state.tool === 'wizard';
    if (isAsked && !this.options.readOnly) this.goTo(nextStep(0, this.#has, this.#state.skipped));
  }

  #afterSheet(before: Sheet): void {
    if (before.settings !== this.#history.sheet.settings) return this.#retrace();
    this.#tell({
      sheet: this.#history.sheet,
      undo: this.#undoLabel,
      redo: this.#history.future[0]?.label ?? null,
    });
    this.#measureNow();
    this.#redraw();
  }

  #place(
    step: Step,
    placed: Iterable<readonly [string, { x: number; y: number; radius?: number; confirmed: boolean }]>,
  ): void {
    this.apply(this.options.label('place', step.id), placeAll(this.#history.sheet, placed));
    const from = this.#state.step ?? 0;
    this.goTo(nextStep(from, this.#has, this.#state.skipped));
  }

  /** Looks where the step's landmarks are expected, shows that, and asks the node for the edge there. */
  async #propose(index: number): Promise<void> {
    const run = ++this.#ghostRun;
    const step = STEPS[index];
    if (!step || !this.#tracing || isPlaced(step, this.#has)) return;
    const ghost = this.#expectedGhost(step);
    if (!ghost) return;
    this.#tell({ ghost });
    this.#showGhost(ghost);
    const facing = this.#history.sheet.settings.facing ?? this.options.facts.facing;
    const asked = this.options.snap && facing ? drawnOf(step, ghost, facing) : null;
    if (!asked) return;
    this.#tell({ looking: true });
    const found = await this.options.snap?.(asked).catch(() => null);
    if (run !== this.#ghostRun) return;
    const onEdge = found ? ghostOn(step, found) : null;
    this.#tell({ looking: false, ...(onEdge && { ghost: onEdge }) });
    this.#redraw();
  }

  #expectedGhost(step: Step): Ghost | null {
    const places = new Map<string, { x: number; y: number; radius?: number }>();
    for (const site of step.sites) {
      const found = this.#tracing?.expected(site);
      if (!found) return null;
      const radius = step.kind === 'circle' ? (this.#tracing?.headRadius ?? undefined) : undefined;
      places.set(site, { x: found.x, y: found.y, ...(radius !== undefined && { radius }) });
      this.#reach = found.reach;
    }
    return { places, found: 'expected' };
  }

  #reach = 0;

  #showGhost(ghost: Ghost): void {
    const places = [...ghost.places.values()];
    const middle = { x: mean(places.map((place) => place.x)), y: mean(places.map((place) => place.y)) };
    const rows = Math.max(this.#closeRows(), 4 * this.#reach);
    this.#magnifier.hide();
    this.stage.setView(centred(this.stage.view, middle, rows, this.stage.size), false);
    this.#redraw();
  }

  /** So many rows from top to bottom show a few vertebrae. */
  #closeRows(): number {
    return (this.options.film.info.levels[0]?.rows ?? 1000) / 5;
  }

  #redraw(): void {
    const highlighted = this.#highlighted;
    const tracing = this.#tracing;
    const mode = this.#state.mode;
    this.#overlay.draw(this.stage.view, this.sheet, {
      lines: tracing && mode !== 'none' ? this.#standingLines(tracing) : [],
      highlighted: tracing && highlighted !== null ? tracing.lines(highlighted) : [],
      marked: new Set(tracing && highlighted !== null ? tracing.landmarksOf(highlighted) : []),
      ghost: this.#state.tool === 'wizard' ? this.#state.ghost : null,
      selected: this.#state.selected,
      rubber: this.#rubber ?? this.#rulerLine(),
      mode,
      locked: this.#state.locked,
    });
    this.#tell({ scale: this.stage.view.scale });
  }

  #rulerLine(): Drawing['rubber'] {
    const { ruler, marking, tool } = this.#state;
    if (tool === 'line' && marking[0] && marking[1])
      return { from: marking[0], to: marking[1], circle: false };
    return ruler ? { from: ruler.from, to: ruler.to, circle: false } : null;
  }

  #standingLines(tracing: Tracing): Line[] {
    const codes = this.options.standing ?? ['PI', 'SVA', 'LL_L1S1'];
    return codes.flatMap((code) => {
      const parameter = tracing.measure.parameterAt.get(code);
      return parameter === undefined ? [] : tracing.lines(parameter);
    });
  }

  #onKey = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    if ((action === 'accept' || event.key === ' ') && this.#carryFocused(event))
      return event.preventDefault();
    // A key that is held down accepts one proposal, not one after the other.
    if (!action || (action === 'accept' && event.repeat) || this.#isSilenced(event)) return;
    if (this.#act(action, event)) event.preventDefault();
  };

  /** Whether it is a single letter, and those are turned off. */
  #isSilenced(event: KeyboardEvent): boolean {
    const isLetter = event.key.length === 1 && /[a-z0-9?]/i.test(event.key) && !event.ctrlKey;
    return isLetter && !(this.options.letters?.() ?? true);
  }

  /** Enter and Space on a landmark that has the keyboard carry it, as a click does. */
  #carryFocused(event: KeyboardEvent): boolean {
    const site =
      event.target instanceof Element ? event.target.closest('[data-site]')?.getAttribute('data-site') : null;
    if (!site || !this.editable) return false;
    this.carry(site);
    return true;
  }

  /** Does what a key asks; whether it was ours. */
  #act(action: Action, event: KeyboardEvent): boolean {
    const middle = { x: this.stage.size.width / 2, y: this.stage.size.height / 2 };
    const doing: Partial<Record<Action, () => void>> = {
      zoom_in: () => this.stage.setView(zoomed(this.stage.view, middle, 1.25), false),
      zoom_out: () => this.stage.setView(zoomed(this.stage.view, middle, 0.8), false),
      fit: () => this.stage.fit(),
      preset_1: () => this.preset(1),
      preset_2: () => this.preset(2),
      preset_3: () => this.preset(3),
      preset_4: () => this.preset(4),
      preset_5: () => this.preset(5),
      invert: () => this.setShown({ ...this.#state.shown, inverted: !this.#state.shown.inverted }),
      magnifier: () => this.setMagnifier(!this.#state.magnifier),
      overlay: () =>
        this.setMode(this.#state.mode === 'all' ? 'lines' : this.#state.mode === 'lines' ? 'none' : 'all'),
      lock: () => this.options.readOnly || this.setLocked(!this.#state.locked),
      distance: () => this.takeTool(this.#state.tool === 'distance' ? 'wizard' : 'distance'),
      accept: () =>
        this.#state.step === null ? this.goTo(nextStep(0, this.#has, this.#state.skipped)) : this.accept(),
      previous_step: () => this.back(),
      skip: () => this.skip(),
      remove: () => this.#removeSelected(),
      undo: () => this.undo(),
      redo: () => this.redo(),
      cancel: () => this.#cancel(),
    };
    const own = doing[action];
    if (own) own();
    else if (action === 'nudge') return this.#nudge(event);
    else if (action === 'next_landmark' || action === 'previous_landmark')
      return this.#step(action === 'next_landmark' ? 1 : -1);
    else this.options.onAction?.(action);
    return true;
  }

  #nudge(event: KeyboardEvent): boolean {
    const { x, y } = nudgeOf(event);
    const site = this.#state.selected;
    const placed = site ? this.#history.sheet.landmarks.get(site) : undefined;
    if (!site || !placed || !this.editable) {
      const { view } = this.stage;
      this.stage.setView({ ...view, x: view.x - x * 40, y: view.y - y * 40 });
      return true;
    }
    const next = { ...placed, x: placed.x + x, y: placed.y + y, confirmed: true };
    this.apply(this.options.label('move', site), place(this.#history.sheet, site, next), `nudge ${site}`);
    const screen = toScreen(this.stage.view, next);
    this.lens(screen, true);
    return true;
  }

  /** The next landmark from head to foot; past the last one the keyboard goes on to the page. */
  #step(by: 1 | -1): boolean {
    if (this.#state.mode !== 'all' || (by < 0 && this.#state.selected === null)) return false;
    const order = [...this.#history.sheet.landmarks]
      .sort(([, one], [, other]) => one.y - other.y)
      .map(([site]) => site);
    const at =
      this.#state.selected === null ? (by > 0 ? -1 : order.length) : order.indexOf(this.#state.selected);
    const next = order[at + by];
    if (next === undefined) {
      this.select(null);
      return false;
    }
    this.select(next);
    this.#overlay.focus(next);
    return true;
  }

  #removeSelected(): void {
    const site = this.#state.selected;
    if (!site || !this.editable) return;
    this.apply(this.options.label('remove', site), remove(this.#history.sheet, site));
    this.select(null);
    this.#element.focus();
  }

  #cancel(): void {
    this.#pointer.cancel();
    this.#magnifier.hide();
    if (this.#state.carried) return this.dropHold();
    if (this.#state.tool !== 'wizard') return this.takeTool('wizard');
    if (this.#state.selected) return this.select(null);
    this.#ghostRun++;
    this.#tell({ ghost: null, looking: false });
    this.#redraw();
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
