/** What alone would change the verdict, as the node lists it: by what would have to be so. */

/** How something would have to be: so, not so, or known at all. */
export type Turn = 'so' | 'not_so' | 'known';

const TURNS: Readonly<Record<string, Turn>> = { yes: 'so', no: 'not_so', 'yes or no': 'known' };
const LINE = /^(.+): (yes|no|yes or no)$/;

/** The elements that would change the verdict, by how each would have to be; in the order in which people ask. */
export function changesOf(lines: readonly string[]): { turn: Turn; elements: string[] }[] {
  const found = lines.flatMap((line) => {
    const [, element, turn] = LINE.exec(line) ?? [];
    return element && turn ? [{ element, turn: TURNS[turn] }] : [];
  });
  const of = (turn: Turn) => found.filter((one) => one.turn === turn).map(({ element }) => element);
  return (['known', 'so', 'not_so'] as const)
    .map((turn) => ({ turn, elements: of(turn) }))
    .filter(({ elements }) => elements.length > 0);
}

/** Lines of the node in words that this page does not take apart. */
export function otherwise(lines: readonly string[]): string[] {
  return lines.filter((line) => !LINE.test(line));
}
