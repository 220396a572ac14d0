/** What a hand does to the landmarks of a film: takes hold, carries, lets go, draws. Nothing is kept before it lets go. */
import type { Lying } from '../engine/magnifier';
import type { Stage } from '../engine/stage';
import type { Point } from '../engine/view';
import { toPicture } from '../engine/view';
import { hit } from '../overlay/hit';
import { HIT } from '../overlay/marks';
import type { Drawing } from '../overlay/overlay';
import { partnersOf } from '../partners';
import type { Tool } from '../state';
import { place, type Sheet } from '../store/sheet';
import type { FilmViewer } from '../viewer';
import type { Step } from '../wizard/steps';
import type { PointerHost } from './pointer';

/** The hand on one film. */
export class Hand implements PointerHost {
  #viewer: FilmViewer;
  /** The sheet with what is held where it is now. */
  #held: Sheet | null = null;
  #rubber: Drawing['rubber'] = null;

  constructor(viewer: FilmViewer) {
    this.#viewer = viewer;
  }

  get stage(): Stage {
    return this.#viewer.stage;
  }

  /** The landmarks as they lie under the hand. */
  get sheet(): Sheet {
    return this.#held ?? this.#viewer.kept;
  }

  /** What is half drawn; null = nothing is. */
  get half(): Drawing['rubber'] {
    return this.#rubber;
  }

  get armed(): Step | null {
    return this.#viewer.armed;
  }

  get tool(): Tool {
    return this.#viewer.state.tool;
  }

  get carried(): string | null {
    const { carried, selected } = this.#viewer.state;
    return carried ? selected : null;
  }

  /**
   * The landmark that a press takes hold of. While something is to be placed, it must be met more closely; and a femoral head
   * goes wherever it is pressed, for the other one lies in the same place.
   */
  hitAt(screen: Point): string | null {
    if (!this.#viewer.editable || this.armed?.kind === 'circle') return null;
    return hit(this.stage.view, this.sheet, screen, this.armed ? HIT / 2 : HIT);
  }

  /** Moves a landmark while it is held; nothing is kept yet. */
  hold(site: string, at: Point): void {
    const placed = this.#viewer.kept.landmarks.get(site);
    if (!placed || !this.#viewer.editable) return this.dropHold();
    this.#held = place(this.#viewer.kept, site, { ...placed, x: at.x, y: at.y, confirmed: true });
    this.#viewer.measureNow();
    this.#viewer.redraw();
  }

  /** Lets a held landmark go where it is. */
  letGo(site: string): void {
    const moved = this.#held;
    this.#held = null;
    if (!moved || !this.#viewer.has(site)) return this.dropHold();
    this.#viewer.gesture();
    this.#viewer.apply(this.#viewer.options.label('move', site), moved);
    this.#viewer.tell({ selected: site, carried: false });
    // Arrows move it still; Enter on it would carry it again.
    this.#viewer.focus();
    this.#viewer.redraw();
  }

  /** Puts a held landmark back. */
  dropHold(): void {
    this.#held = null;
    this.#viewer.tell({ carried: false });
    this.#viewer.measureNow();
    this.#viewer.redraw();
  }

  /** A landmark was clicked: it is selected, and carried to the next click. */
  carry(site: string): void {
    const { selected, carried } = this.#viewer.state;
    this.#viewer.tell({ selected: site, carried: selected !== site || !carried });
    this.#viewer.focusLandmark(site);
    this.#viewer.redraw();
  }

  select(site: string | null): void {
    this.#viewer.select(site);
  }

  /** Places what the armed step asks for. */
  placed(step: Step, points: readonly Point[], radius?: number): void {
    this.#viewer.gesture();
    const placed = step.sites.map((site, index) => {
      const { x, y } = points[index] ?? { x: 0, y: 0 };
      return [site, { x, y, ...(radius !== undefined && { radius }), confirmed: true }] as const;
    });
    this.#viewer.place(step, placed);
    this.#viewer.tell({ drawn: { step, at: Date.now(), isPressed: false } });
  }

  rubber(from: Point | null, to: Point | null, circle = false): void {
    this.#rubber = from && to ? { from, to, circle } : null;
    this.#viewer.redraw();
  }

  begun(isBegun: boolean): void {
    if (this.#viewer.state.isBegun !== isBegun) this.#viewer.tell({ isBegun });
  }

  /** A line that was drawn: a distance, or a thing of known length. */
  drewLine(from: Point, to: Point): void {
    const isOnFilm = this.#isOnFilm(from) && this.#isOnFilm(to);
    if (isOnFilm) this.#viewer.tell(this.tool === 'line' ? { marking: [from, to] } : { ruler: { from, to } });
    this.#viewer.redraw();
  }

  /** A point on the outline of a ball. */
  drewPoint(at: Point): void {
    if (!this.#isOnFilm(at)) return;
    this.#viewer.tell({ marking: [...this.#viewer.state.marking, at] });
    this.#viewer.redraw();
  }

  /** What is marked beside the film is on no film. */
  #isOnFilm({ x, y }: Point): boolean {
    const level = this.#viewer.options.film.info.levels[0];
    return level !== undefined && x >= 0 && y >= 0 && x <= level.columns && y <= level.rows;
  }

  window(by: Point): void {
    const { centre, width } = this.stage.window;
    const step = Math.max(1, width / 250);
    const window = { centre: centre + by.y * step, width: Math.max(1, width + by.x * step) };
    this.#viewer.setShown({ ...this.#viewer.state.shown, window }, true);
  }

  /** The lens over a point of the screen, clear of what belongs to the landmark `site` or to what is drawn. */
  lens(at: Point | null, always = false, site: string | null = null): void {
    const wanted = at && (always || this.#viewer.state.magnifier);
    if (!wanted) return this.#viewer.magnifier.hide();
    const clear = partnersOf(site ?? this.carried, this.sheet);
    if (this.#rubber) clear.push(this.#rubber.from);
    this.#viewer.magnifier.show(this.stage, at, () => this.#lying(), clear);
  }

  /** What the lens shows over the film: landmarks, a circle half drawn, and a circle that is proposed. */
  *#lying(): Iterable<Lying> {
    yield* this.sheet.landmarks.values();
    if (this.#rubber?.circle) {
      const { from, to } = this.#rubber;
      yield { ...from, radius: Math.hypot((to.x - from.x) * this.stage.film.aspect, to.y - from.y) };
    }
    for (const place of this.#viewer.state.ghost?.places.values() ?? [])
      if (place.radius !== undefined && !this.#rubber) yield place;
  }

  zoomLens(factor: number): void {
    this.#viewer.magnifier.zoom(factor);
  }

  moved(at: Point | null): void {
    const point = at && toPicture(this.stage.view, at);
    this.#viewer.tell({ cursor: point && { ...point, value: this.stage.valueAt(point) } });
  }

  fit(): void {
    this.#viewer.fit();
  }

  /** Where the pointer has left the film, a carried landmark lies where it was. */
  rest(): void {
    this.#held = null;
    this.lens(null);
    this.#viewer.measureNow();
    this.#viewer.redraw();
  }

  /** Nothing is held, carried or half drawn any more. */
  empty(): void {
    this.#held = null;
    this.#viewer.pointer.forget();
    if (this.#viewer.state.carried) this.#viewer.tell({ carried: false });
  }
}
