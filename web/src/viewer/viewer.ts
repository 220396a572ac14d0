/** A film that a person works on: stage, overlay, sheet, measuring module and wizard as one. Knows no React. */
import type { Line, Measure, Tracing } from '../measure';
import { act } from './act';
import { type Shown, spanning } from './engine/lut';
import { Magnifier } from './engine/magnifier';
import { Stage, type StageState } from './engine/stage';
import { centred, type Point, toPicture } from './engine/view';
import { actionOf } from './keyboard';
import { Measuring } from './measuring';
import { hit } from './overlay/hit';
import { HIT } from './overlay/marks';
import { type Drawing, type Ghost, Overlay } from './overlay/overlay';
import type { ThingDrawn } from './overlay/thing';
import { partnersOf } from './partners';
import { edgeFor, expectedFor } from './proposals';
import { nextWaiting, waiting } from './review';
import type { Tool, ViewerOptions, ViewerState } from './state';
import { begun, done, type History, redone, undone } from './store/history';
import {
  confirm,
  EMPTY,
  exchange,
  type Known,
  place,
  placeAll,
  type Settings,
  type Sheet,
  settle,
} from './store/sheet';
import { type PointerHost, PointerTool } from './tools/pointer';
import { isPlaced, nextStep, STEPS, type Step } from './wizard/steps';

export type { Tool, ViewerOptions, ViewerState } from './state';

/** Shows a film and everything on it. */
export class FilmViewer implements PointerHost {
  readonly stage: Stage;
  readonly options: ViewerOptions;
  #element: HTMLElement;
  #overlay: Overlay;
  #magnifier: Magnifier;
  #history: History;
  #measuring: Measuring;
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
    this.#measuring = new Measuring(
      options.facts,
      () => this.#history.sheet,
      () => this.#afterMeasuring(),
    );
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
    this.stage.onView(() => {
      this.#redraw();
      this.#magnifier.redraw();
    });
    this.#redraw();
  }

  // ── What panels read ────────────────────────────────────────────────────────────────────────────────────────────────────

  get state(): ViewerState {
    return this.#state;
  }

  /** The measuring side, for words and lines; null while there is none. */
  get tracing(): Tracing | null {
    return this.#measuring.tracing;
  }

  /** The measuring module; null while it is not there. */
  get measure(): Measure | null {
    return this.#measuring.measure;
  }

  /** Calls `heard` after changes, at most once a frame. */
  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  snapshot = (): ViewerState => this.#state;

  // ── What panels ask for ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** The measuring module has come; null = it cannot run here. */
  withMeasure(measure: Measure | null): void {
    if (this.#isClosed) return;
    this.#measuring.with(measure);
    this.#afterMeasuring();
    this.goTo(this.#state.step);
  }

  /** Measures again, after the module has stopped on landmarks that a person has looked at since. */
  measureAgain(): void {
    this.#measuring.again();
    this.#afterMeasuring();
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

  /** Begins to look through the landmarks that nobody has confirmed. */
  review(): void {
    this.#ghostRun++;
    this.#tell({ tool: 'wizard', ghost: null, looking: false });
    this.#reviewAt(nextWaiting(this.#history.sheet, null));
  }

  /** Goes on to the next landmark that waits; the one that is looked at is confirmed, or left as it is. */
  reviewNext(confirmed: boolean): void {
    const site = this.#state.reviewed;
    if (site === null) return;
    if (confirmed) this.confirm([site]);
    this.#reviewAt(nextWaiting(this.#history.sheet, site));
  }

  /** Confirms whatever waits still. */
  confirmRest(): void {
    this.confirm(waiting(this.#history.sheet));
    this.endReview();
  }

  endReview(): void {
    this.#tell({ reviewed: null });
    this.select(null);
  }

  #reviewAt(site: string | null): void {
    if (site === null) return this.endReview();
    this.#tell({ reviewed: site });
    this.show(site);
    this.focus();
  }

  /** Exchanges the ends of the endplates that point backwards. */
  swapEnds(): void {
    const { swapped } = this.#state;
    if (swapped.length > 0) this.apply(this.options.label('swap'), exchange(this.#history.sheet, swapped));
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
    this.#tell({ step, ghost: null, looking: false, tool: 'wizard', reviewed: null });
    if (step !== null) void this.#propose(step);
    this.#redraw();
  }

  /** Asks for the first step that is open. */
  goToOpenStep(): void {
    this.goTo(nextStep(0, this.#has, this.#state.skipped));
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

  /** Shows more or less of the film in the lens. */
  zoomLens(factor: number): void {
    this.#magnifier.zoom(factor);
  }

  focus(): void {
    this.#element.focus();
  }

  focusLandmark(site: string): void {
    this.#overlay.focus(site);
  }

  close(): void {
    this.#isClosed = true;
    this.#ghostRun++;
    this.#element.removeEventListener('keydown', this.#onKey);
    this.#pointer.close();
    this.#magnifier.close();
    this.#overlay.close();
    this.#measuring.close();
    this.stage.close();
    cancelAnimationFrame(this.#telling);
  }

  // ── What the pointer asks for ───────────────────────────────────────────────────────────────────────────────────────────

  get sheet(): Sheet {
    return this.#drag ?? this.#history.sheet;
  }

  get armed(): Step | null {
    const { tool, step, locked, reviewed } = this.#state;
    if (tool !== 'wizard' || step === null || locked || reviewed !== null || this.options.readOnly)
      return null;
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
    const isOnFilm = this.#isOnFilm(from) && this.#isOnFilm(to);
    if (isOnFilm) this.#tell(this.#state.tool === 'line' ? { marking: [from, to] } : { ruler: { from, to } });
    this.#redraw();
  }

  /** How long the distance is that was drawn: millimetres, or rows where the film has none; null = none was drawn. */
  get rulerLength(): { length: number; unit: 'mm' | 'px' } | null {
    const { ruler } = this.#state;
    if (!ruler || !this.tracing) return null;
    const length = this.tracing.distance(ruler.from.x, ruler.from.y, ruler.to.x, ruler.to.y);
    return { length, unit: this.tracing.rowSpacing === null ? 'px' : 'mm' };
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

  /** The lens over a point of the screen, clear of what belongs to the landmark `site` or to what is drawn. */
  lens(at: Point | null, always = false, site: string | null = null): void {
    const wanted = at && (always || this.#state.magnifier);
    if (!wanted) return this.#magnifier.hide();
    const clear = partnersOf(site ?? this.carried, this.sheet);
    if (this.#rubber) clear.push(this.#rubber.from);
    this.#magnifier.show(this.stage, at, () => this.sheet.landmarks.values(), clear);
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
      swapped: [],
      facesAway: false,
      measuring: 'loading',
      tool: 'wizard',
      step: this.options.readOnly ? null : nextStep(0, this.#has, new Set()),
      skipped: new Set(),
      ghost: null,
      looking: false,
      reviewed: null,
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
    this.#magnifier?.redraw();
    if (this.#state) this.#tell({ stage });
  }

  /** What the film is has changed. */
  #retrace(): void {
    this.#measuring.retrace();
    this.#tellSheet();
    this.#afterMeasuring();
  }

  /** There is another tracing, or none any more. */
  #afterMeasuring(): void {
    this.#measureNow();
    this.#redraw();
  }

  #tellSheet(): void {
    this.#tell({
      sheet: this.#history.sheet,
      undo: this.#undoLabel,
      redo: this.#history.future[0]?.label ?? null,
    });
  }

  get #undoLabel(): string | null {
    return this.#history.past.at(-1)?.label ?? null;
  }

  #measureNow(): void {
    const found = this.#measuring.of(this.sheet.landmarks);
    this.#tell({ ...found, measuring: this.#measuring.state });
  }

  #travel(history: History): void {
    this.#endHold();
    const before = this.#history.sheet;
    this.#history = history;
    this.#afterSheet(before);
    // The wizard asks again for what was taken back, and no more for what is there again.
    const isAsked = before.landmarks.size !== history.sheet.landmarks.size && this.#state.tool === 'wizard';
    if (isAsked && !this.options.readOnly) this.goToOpenStep();
  }

  #afterSheet(before: Sheet): void {
    const { settings, rest } = this.#history.sheet;
    if (before.settings !== settings || before.rest !== rest) return this.#retrace();
    this.#tellSheet();
    this.#afterMeasuring();
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
    if (!step || !this.tracing || isPlaced(step, this.#has)) return;
    const sheet = this.#history.sheet;
    const expected = expectedFor(step, this.tracing, sheet);
    if (!expected) return;
    this.#tell({ ghost: expected.ghost });
    this.#lookAt(expected.around, expected.reach);
    const facing = sheet.settings.facing ?? this.options.facts.facing;
    if (!this.options.snap || !facing) return;
    this.#tell({ looking: true });
    const onEdge = await edgeFor(step, expected.around, facing, this.options.snap, sheet);
    if (run !== this.#ghostRun) return;
    this.#tell({ looking: false, ...(onEdge && { ghost: onEdge }) });
    this.#redraw();
  }

  #lookAt({ places: around }: Ghost, reach: number): void {
    const places = [...around.values()];
    const middle = { x: mean(places.map((place) => place.x)), y: mean(places.map((place) => place.y)) };
    const rows = Math.max(this.#closeRows(), 4 * reach);
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
    const tracing = this.tracing;
    const mode = this.#state.mode;
    this.#overlay.draw(this.stage.view, this.sheet, {
      lines: tracing && mode !== 'none' ? this.#standingLines(tracing) : [],
      highlighted: tracing && highlighted !== null ? tracing.lines(highlighted) : [],
      marked: new Set(tracing && highlighted !== null ? tracing.landmarksOf(highlighted) : []),
      ghost: this.#state.tool === 'wizard' ? this.#state.ghost : null,
      selected: this.#state.selected,
      rubber: this.#rubber ?? this.#rulerLine(),
      thing: this.#thing(),
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

  /** The thing of known size on this film: the one that is in force, or what is marked of another. */
  #thing(): ThingDrawn | null {
    const { marking, tool } = this.#state;
    if (tool === 'ball') return { points: marking, circle: this.tracing?.circle(marking) ?? null, name: '' };
    const known = this.#history.sheet.settings.known;
    if (!known || tool === 'line') return null;
    const name = this.options.size?.(known) ?? '';
    if (known.kind === 'line') return { points: [known.from, known.to], circle: null, name };
    return { points: [], circle: this.tracing?.circle(known.outline) ?? null, name };
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
    if (act(this, action, event)) event.preventDefault();
  };

  /** Whether it is a single letter, and those are turned off. */
  #isSilenced(event: KeyboardEvent): boolean {
    const isLetter = event.key.length === 1 && /[a-z0-9?,.]/i.test(event.key) && !event.ctrlKey;
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

  /** Leaves what was begun, one thing after the other. */
  cancel(): void {
    this.#pointer.cancel();
    this.#magnifier.hide();
    if (this.#state.carried) return this.dropHold();
    if (this.#state.tool !== 'wizard') return this.takeTool('wizard');
    if (this.#state.reviewed !== null) return this.endReview();
    if (this.#state.selected) return this.select(null);
    this.#ghostRun++;
    this.#tell({ ghost: null, looking: false });
    this.#redraw();
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
