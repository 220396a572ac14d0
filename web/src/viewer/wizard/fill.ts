/** The endplates that the standard set leaves open: proposed all at once, taken one by one or together, never measured before. */
import type { Tracing } from '../../measure';
import type { Ghost } from '../overlay/ghosts';
import { edgeFor, expectedFor } from '../proposals';
import { type Placed, placeAll, type Sheet } from '../store/sheet';
import type { FilmViewer } from '../viewer';
import { openEndplates } from './column';
import { inOrder } from './order';
import { isPlaced, type Step } from './steps';

/** One endplate with what is proposed for it; null = nothing tells where it lies. */
export interface Proposed {
  step: Step;
  ghost: Ghost | null;
}

/** How far the rest of the column has come. */
export interface Filling {
  /** From foot to head. */
  proposals: readonly Proposed[];
  /** The one that is asked for; null = each is placed or left. */
  at: number | null;
  /** Ids of the steps that were left. */
  left: ReadonlySet<string>;
  /** Whether the node is looking for edges still. */
  looking: boolean;
  /** Levels that are not proposed, for nothing is placed beyond them. */
  beyond: readonly string[];
}

/** So many questions are asked of the node at once. */
const AT_ONCE = 2;

/** Whether a proposal can be taken: it lies on an edge of the film, and nobody has placed the endplate meanwhile. */
export const isOffered = ({ step, ghost }: Proposed, has: (site: string) => boolean): boolean =>
  ghost?.found === 'edge' && !isPlaced(step, has);

/** Fills the column of one film. */
export class Fill {
  #viewer: FilmViewer;
  /** Counts beginnings: edges that were looked for before are none. */
  #run = 0;

  constructor(viewer: FilmViewer) {
    this.#viewer = viewer;
  }

  get #filling(): Filling | null {
    return this.#viewer.state.filling;
  }

  get #current(): Proposed | null {
    const filling = this.#filling;
    return filling === null || filling.at === null ? null : (filling.proposals[filling.at] ?? null);
  }

  /** The endplate that the next gesture places; null = none. */
  get armed(): Step | null {
    const step = this.#current?.step;
    return step && !isPlaced(step, this.#viewer.has) ? step : null;
  }

  /** Proposes every endplate that is open between landmarks. */
  async begin(): Promise<void> {
    const viewer = this.#viewer;
    const { tracing, kept } = viewer;
    if (!tracing || viewer.options.readOnly) return;
    viewer.walk.goTo(null);
    const run = ++this.#run;
    const { between, beyond } = openEndplates(kept);
    const expected = between.map((step) => ({ step, around: aroundOf(step, tracing, kept) }));
    const proposals = expected.map(({ step, around }) => ({ step, ghost: around && open(around, kept) }));
    viewer.tell({ filling: { proposals, at: null, left: new Set(), looking: true, beyond } });
    this.goOn();
    const edges = await this.#edges(expected, kept);
    // It was ended, or begun anew, meanwhile.
    if (run !== this.#run || !this.#filling) return;
    const sorted = inOrder(
      expected.map(({ around }) => around),
      edges,
    );
    const found = expected.map(({ step, around }, index) => {
      const ghost = sorted[index] ?? around;
      return { step, ghost: ghost && open(ghost, kept) };
    });
    viewer.tell({ filling: { ...this.#filling, proposals: found, looking: false } });
    viewer.redraw();
  }

  /** Asks for one of them. */
  goTo(at: number | null): void {
    if (!this.#filling) return;
    this.#viewer.hand.empty();
    this.#viewer.tell({ filling: { ...this.#filling, at }, selected: null });
    const ghost = this.#current?.ghost;
    if (ghost) this.#viewer.lookAt([...ghost.places.values()], 0);
    else this.#viewer.redraw();
    if (at !== null) void this.#lookAgain(at);
  }

  /** Takes the one that is asked for: the film shows it, so it is confirmed. */
  accept(): void {
    const [viewer, current] = [this.#viewer, this.#current];
    if (!current || !viewer.armed || !viewer.editable || !isOffered(current, viewer.has)) return;
    viewer.gesture();
    this.place(current.step, placesOf(current, true, viewer.has));
  }

  /** Takes every one that lies on an edge; one step of undo. Nobody has looked at each: they wait to be confirmed. */
  acceptAll(): void {
    const viewer = this.#viewer;
    const offered = this.#filling?.proposals.filter((one) => isOffered(one, viewer.has)) ?? [];
    if (offered.length === 0 || !viewer.editable) return;
    viewer.gesture();
    const placed = offered.flatMap((one) => placesOf(one, false, viewer.has));
    viewer.apply(viewer.options.label('fill'), placeAll(viewer.kept, placed));
    this.goOn();
  }

  /** Places what a hand has drawn, or what is taken, and goes on. */
  place(step: Step, placed: Iterable<readonly [string, Placed]>): void {
    const viewer = this.#viewer;
    viewer.apply(viewer.options.label('place', endplateOf(step)), placeAll(viewer.kept, placed));
    this.goOn();
  }

  /** Leaves the one that is asked for. */
  leave(): void {
    const [filling, current] = [this.#filling, this.#current];
    if (!filling || !current) return;
    this.#viewer.tell({ filling: { ...filling, left: new Set(filling.left).add(current.step.id) } });
    this.goOn();
  }

  /** Goes back to the one before. */
  back(): void {
    const filling = this.#filling;
    if (!filling) return;
    const at = Math.max(0, (filling.at ?? filling.proposals.length) - 1);
    const left = new Set(filling.left);
    left.delete(filling.proposals[at]?.step.id ?? '');
    this.#viewer.tell({ filling: { ...filling, left } });
    this.goTo(at);
  }

  /** Ends it: what was not taken is gone. */
  end(): void {
    this.#run++;
    this.#viewer.tell({ filling: null });
    this.#viewer.redraw();
  }

  /** Asks for the first one that is neither placed nor left. */
  goOn(): void {
    const filling = this.#filling;
    if (!filling) return;
    const next = filling.proposals.findIndex(
      ({ step }) => !filling.left.has(step.id) && !isPlaced(step, this.#viewer.has),
    );
    this.goTo(next < 0 ? null : next);
  }

  /** Shows every proposal at once. */
  showAll(): void {
    const open = this.#filling?.proposals.filter(({ step }) => !isPlaced(step, this.#viewer.has)) ?? [];
    const places = open.flatMap(({ ghost }) => [...(ghost?.places.values() ?? [])]);
    const rows = places.map(({ y }) => y);
    // Looking at places shows four times their reach.
    if (rows.length > 0) this.#viewer.lookAt(places, (Math.max(...rows) - Math.min(...rows)) / 3);
  }

  /** Where no edge was found, what has been placed since may tell better where to look. */
  async #lookAgain(at: number): Promise<void> {
    const viewer = this.#viewer;
    const [filling, { tracing, kept }] = [this.#filling, viewer];
    const asked = filling?.proposals[at];
    if (!filling || filling.looking || !asked || asked.ghost?.found === 'edge' || !tracing) return;
    const around = isPlaced(asked.step, viewer.has) ? null : aroundOf(asked.step, tracing, kept);
    if (!around) return;
    const run = this.#run;
    const [edge] = await this.#edges([{ step: asked.step, around }], kept);
    const now = this.#filling;
    if (run !== this.#run || !now || kept !== viewer.kept) return;
    const edges = now.proposals.map(({ ghost }) => (ghost?.found === 'edge' ? ghost : null));
    const ghosts = now.proposals.map(({ ghost }) => ghost);
    const found = inOrder(ghosts.with(at, around), edges.with(at, edge ?? null))[at] ?? around;
    const proposals = now.proposals.with(at, { step: asked.step, ghost: open(found, kept) });
    viewer.tell({ filling: { ...now, proposals } });
    viewer.redraw();
  }

  /** What the node finds near each; null where it finds nothing. */
  async #edges(
    expected: readonly { step: Step; around: Ghost | null }[],
    sheet: Sheet,
  ): Promise<(Ghost | null)[]> {
    const { snap, facts } = this.#viewer.options;
    const facing = sheet.settings.facing ?? facts.facing;
    const found: (Ghost | null)[] = expected.map(() => null);
    if (!snap || !facing) return found;
    const queue = [...expected.entries()];
    const run = this.#run;
    const work = async () => {
      for (let next = queue.shift(); next && run === this.#run; next = queue.shift()) {
        const [index, { step, around }] = next;
        found[index] = around && (await edgeFor(step, around, facing, snap, sheet));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }
}

/** Where an endplate is looked for: a corner that a person has placed is where it is. */
function aroundOf(step: Step, tracing: Tracing, sheet: Sheet): Ghost | null {
  const around = expectedFor(step, tracing, sheet)?.around;
  if (!around) return null;
  const places = [...around.places].map(
    ([site, place]) => [site, sheet.landmarks.get(site) ?? place] as const,
  );
  return { ...around, places: new Map(places) };
}

/** The endplate of a step: `L3.inferior`. */
export const endplateOf = ({ sites }: Step): string => sites[0]?.split('.').slice(0, 2).join('.') ?? '';

/** Without corners that a person has placed: those stay where they are. */
function open(ghost: Ghost, sheet: Sheet): Ghost {
  const places = [...ghost.places].filter(([site]) => !sheet.landmarks.has(site));
  return { ...ghost, places: new Map(places) };
}

/** The corners that a proposal places: not those that a person has placed since it was made. */
function placesOf(
  { ghost }: Proposed,
  confirmed: boolean,
  has: (site: string) => boolean,
): (readonly [string, Placed])[] {
  const open = [...(ghost?.places ?? [])].filter(([site]) => !has(site));
  return open.map(([site, { x, y }]) => [site, { x, y, confirmed }] as const);
}
