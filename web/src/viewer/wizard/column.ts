/** Every endplate of a column from head to foot, and which of them lie open between landmarks that are placed. */
import { EMPTY, type Sheet } from '../store/sheet';
import { endplate, type Step } from './steps';

/** How many vertebrae people have, where nobody says otherwise. */
export const USUAL = { thoracic: 12, lumbar: 5 };
const CERVICAL = 7;

const levels = (region: string, from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `${region}${from + at}`);

/** The levels from C2 to S1, as this patient has them. */
export function levelsOf(sheet: Sheet): string[] {
  const { thoracic, lumbar } = sheet.rest?.numbering ?? USUAL;
  const marked = (level: string) => [...sheet.landmarks.keys()].some((site) => site.startsWith(`${level}.`));
  return [
    ...levels('C', 2, CERVICAL),
    ...levels('T', 1, marked('T13') ? 13 : thoracic),
    ...levels('L', 1, marked('L6') ? 6 : lumbar),
    'S1',
  ];
}

/** Whether this patient has another number of vertebrae than most. */
export function isUnusual(sheet: Sheet): boolean {
  return levelsOf(sheet).join() !== levelsOf(EMPTY).join();
}

/** The middles of the endplates of which both corners are placed. */
export function* endplatesIn({ landmarks }: Sheet): Generator<{ x: number; y: number }> {
  for (const [site, posterior] of landmarks) {
    const anterior = site.endsWith('.posterior') && landmarks.get(site.replace(/posterior$/, 'anterior'));
    if (anterior) yield { x: (posterior.x + anterior.x) / 2, y: (posterior.y + anterior.y) / 2 };
  }
}

/** Which endplates are not placed. */
export interface OpenEndplates {
  /** Between landmarks that are placed, from foot to head: from the sacrum up vertebrae are counted. */
  between: readonly Step[];
  /** Levels, from head to foot, with an open endplate beyond the outermost landmark. */
  beyond: readonly string[];
}

/** Endplates of C3 to the last lumbar vertebra of which a corner is missing. */
export function openEndplates(sheet: Sheet): OpenEndplates {
  const column = levelsOf(sheet);
  // Of each level: upper endplate, centre, lower endplate.
  const rank = (level: string, part: string) =>
    3 * column.indexOf(level) + ['superior', 'centroid', 'inferior'].indexOf(part);
  const placed = [...sheet.landmarks.keys()].flatMap((site) => {
    const [level = '', part = ''] = site.split('.');
    return column.includes(level) ? [rank(level, part)] : [];
  });
  const [highest, lowest] = [Math.min(...placed), Math.max(...placed)];
  const open = column
    .slice(1, -1)
    .flatMap((level) => ['superior', 'inferior'].map((surface) => ({ level, surface })))
    .map(({ level, surface }) => ({
      level,
      rank: rank(level, surface),
      step: endplate(`${level}.${surface}`, 'whole'),
    }))
    .filter(({ step }) => !step.sites.every((site) => sheet.landmarks.has(site)));
  const isBetween = (one: { rank: number }) => highest < one.rank && one.rank < lowest;
  const isPartly = ({ step }: { step: Step }) => step.sites.some((site) => sheet.landmarks.has(site));
  const between = open.filter((one) => isBetween(one) || isPartly(one));
  const beyond = open.filter((one) => !between.includes(one)).map(({ level }) => level);
  return { between: between.map(({ step }) => step).reverse(), beyond: [...new Set(beyond)] };
}
