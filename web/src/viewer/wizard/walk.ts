/** The way through the steps: which one is asked for, what is proposed for it, and where it goes on. */

import type { Point } from '../engine/view';
import type { Ghost } from '../overlay/ghosts';
import { edgeFor, expectedFor, otherHead } from '../proposals';
import { type Placed, placeAll, type Sheet } from '../store/sheet';
import type { FilmViewer } from '../viewer';
import { endplatesIn } from './column';
import { isInNeck, isPlaced, nextStep, STEPS, type Step } from './steps';

/** Walks through the steps on one film. */
export class Walk {
  #viewer: FilmViewer;
  /** Counts what was asked of the node: an answer to an earlier question is none. */
  #run = 0;

  constructor(viewer: FilmViewer) {
    this.#viewer = viewer;
  }

  /** The step that the next gesture places; null = none. */
  get armed(): Step | null {
    const { step } = this.#viewer.state;
    const current = step === null ? undefined : STEPS[step];
    return current && !isPlaced(current, this.#viewer.has) ? current : null;
  }

  /** Asks for a step, or rests. */
  goTo(step: number | null): void {
    this.#run++;
    this.#viewer.hand.empty();
    const rest = { ghost: null, looking: false, filling: null, reviewed: null, drawn: null };
    this.#viewer.tell({ ...rest, step, tool: 'wizard' });
    if (step !== null) void this.#propose(step);
    this.#viewer.redraw();
  }

  /** Asks for the first step that is open. */
  goToOpenStep(): void {
    this.goTo(nextStep(0, this.#viewer.has, this.#viewer.state.skipped));
  }

  /** Leaves a step out. */
  skip(): void {
    const { step, skipped } = this.#viewer.state;
    const current = step === null ? undefined : STEPS[step];
    if (step === null || !current) return;
    const next = new Set(skipped).add(current.id);
    this.#viewer.tell({ skipped: next });
    this.goTo(nextStep(step, this.#viewer.has, next));
  }

  /** Goes back to the step before. */
  back(): void {
    const step = this.#viewer.state.step ?? STEPS.length;
    const before = Math.max(0, step - 1);
    const skipped = new Set(this.#viewer.state.skipped);
    const current = STEPS[before];
    if (current) skipped.delete(current.id);
    this.#viewer.tell({ skipped });
    this.goTo(before);
  }

  /** Takes what is proposed. */
  accept(): void {
    const { ghost, step } = this.#viewer.state;
    const current = step === null ? undefined : STEPS[step];
    // What is only expected says where to look; what lies on an edge of the film can be taken.
    if (ghost?.found !== 'edge' || !current) return;
    this.#viewer.gesture();
    const placed = [...ghost.places].map(
      ([site, { x, y, radius }]) =>
        [site, { x, y, ...(radius !== undefined && { radius }), confirmed: true }] as const,
    );
    this.place(current, placed);
  }

  /** Places a femoral head where the other one is: on this film they lie over each other. */
  sameAsOther(): void {
    const { step } = this.#viewer.state;
    const current = step === null ? undefined : STEPS[step];
    const other = current && otherHead(current, this.#viewer.kept);
    if (!current || !other) return;
    this.#viewer.gesture();
    this.place(
      current,
      current.sites.map((site) => [site, { ...other, confirmed: true }] as const),
    );
  }

  /** Places what a step asks for, and goes on. */
  place(step: Step, placed: Iterable<readonly [string, Placed]>): void {
    const viewer = this.#viewer;
    viewer.apply(viewer.options.label('place', step.id), placeAll(viewer.kept, placed));
    this.goTo(nextStep(viewer.state.step ?? 0, viewer.has, viewer.state.skipped));
  }

  /** Takes what is proposed off the film; what the node finds for it comes too late. */
  drop(): void {
    this.#run++;
    this.#viewer.tell({ ghost: null, looking: false, filling: null });
  }

  /** Looks where the step's landmarks are expected, shows that, and asks the node for the edge there. */
  async #propose(index: number): Promise<void> {
    const viewer = this.#viewer;
    const run = ++this.#run;
    const step = STEPS[index];
    if (!step || !viewer.tracing || isPlaced(step, viewer.has)) return;
    const sheet = viewer.kept;
    const expected = expectedFor(step, viewer.tracing, sheet);
    if (!expected) return;
    viewer.tell({ ghost: expected.ghost });
    viewer.lookAt([...expected.around.places.values()], expected.reach, nearestTo(expected.around, sheet));
    if (isInNeck(step)) viewer.brighten([...expected.around.places.values()], expected.reach);
    else viewer.unbrighten();
    const facing = sheet.settings.facing ?? viewer.options.facts.facing;
    if (!viewer.options.snap || !facing) return;
    viewer.tell({ looking: true });
    const onEdge = await edgeFor(step, expected.around, facing, viewer.options.snap, sheet);
    if (run !== this.#run) return;
    viewer.tell({ looking: false, ...(onEdge && { ghost: onEdge }) });
    viewer.redraw();
  }
}

/** The middle of the endplate that is placed nearest to what is looked for: from there the eye counts. */
function nearestTo(around: Ghost, sheet: Sheet): Point | null {
  const [first] = around.places.values();
  if (!first) return null;
  const far = (place: Point) => Math.hypot(place.x - first.x, place.y - first.y);
  return [...endplatesIn(sheet)].sort((one, other) => far(one) - far(other))[0] ?? null;
}
