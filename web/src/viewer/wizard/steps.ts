/** The order in which landmarks are asked for. */

/** How a step is placed: a circle from its middle to its rim, an endplate from back to front, or a point. */
export type StepKind = 'circle' | 'endplate' | 'point';

/** Which set a step belongs to: of parameters, or the corners of the whole column. */
export type StepSet = 'core' | 'standard' | 'whole';

/** One thing to place. */
export interface Step {
  /** Names its words in the messages. */
  id: string;
  kind: StepKind;
  set: StepSet;
  /** What it places: of an endplate the posterior corner first. */
  sites: readonly string[];
}

/** The step of an endplate: `L3.inferior`. */
export const endplate = (id: string, set: StepSet): Step => ({
  id: id.replaceAll('.', '_'),
  kind: 'endplate',
  set,
  sites: [`${id}.posterior`, `${id}.anterior`],
});
const point = (site: string, set: StepSet): Step => ({
  id: site.replaceAll('.', '_'),
  kind: 'point',
  set,
  sites: [site],
});
const circle = (site: string, set: StepSet): Step => ({
  id: site.replaceAll('.', '_'),
  kind: 'circle',
  set,
  sites: [site],
});

/**
 * Every step. The core is what the seven values of the first view rest on, in the order that gives one as early as possible; L4
 * before L1, for from there the eye and the program count one to the next, and not past a vertebra.
 */
export const STEPS: readonly Step[] = [
  circle('femoral_head.left', 'core'),
  circle('femoral_head.right', 'core'),
  endplate('S1.superior', 'core'),
  endplate('L4.superior', 'core'),
  endplate('L1.superior', 'core'),
  point('C7.centroid', 'core'),
  point('T1.centroid', 'core'),
  point('knee', 'core'),
  point('ankle', 'core'),
  endplate('T12.inferior', 'standard'),
  endplate('T4.superior', 'standard'),
  endplate('T1.superior', 'standard'),
  endplate('C7.superior', 'standard'),
  endplate('C7.inferior', 'standard'),
  endplate('C2.inferior', 'standard'),
  point('C2.centroid', 'standard'),
];

/** Whether a step lies in the neck, which is thin: a window made for a pelvis shows it faintly, and an arm beside it all white. */
export function isInNeck({ sites }: Step): boolean {
  return sites.some((site) => /^(C\d|T1)\./.test(site));
}

/** Where a document marks both femoral heads as one. */
const BOTH_HEADS = 'femoral_head';

/** Whether everything that a step places is there. */
export function isPlaced(step: Step, has: (site: string) => boolean): boolean {
  return (
    step.sites.every(has) ||
    (step.kind === 'circle' && has(BOTH_HEADS)) ||
    (step.kind === 'point' && step.sites.some((site) => has(`${site}.left`) || has(`${site}.right`)))
  );
}

/** The first step from `from` on that is neither placed nor skipped; null = all done. */
export function nextStep(
  from: number,
  has: (site: string) => boolean,
  skipped: ReadonlySet<string>,
): number | null {
  const order = [...STEPS.keys()];
  const rest = [...order.slice(from), ...order.slice(0, from)];
  return (
    rest.find((index) => {
      const step = STEPS[index];
      return step !== undefined && !skipped.has(step.id) && !isPlaced(step, has);
    }) ?? null
  );
}

/** How many steps of a set there are, and how many of them are placed. */
export function tally(
  set: 'core' | 'standard',
  has: (site: string) => boolean,
): { placed: number; of: number } {
  const steps = STEPS.filter((step) => set === 'standard' || step.set === set);
  return { placed: steps.filter((step) => isPlaced(step, has)).length, of: steps.length };
}
