/** What a CT says of alignment lying, in order for reading. */
import type { Ct } from './ct';

type Lying = NonNullable<Ct['lying']>;
type Endplate = Lying['endplates'][number];

/** Endplates that were not seen, by the reason why, in the order of the column. */
export function leftOut({ endplates }: Lying): { reason: string; endplates: Endplate[] }[] {
  const groups = new Map<string, Endplate[]>();
  for (const one of endplates) {
    if (one.missing) groups.set(one.missing, [...(groups.get(one.missing) ?? []), one]);
  }
  return [...groups].map(([reason, endplates]) => ({ reason, endplates }));
}

/** The middle between the facing endplates of a disc, in mm; null where one of them was not seen. */
export function middleOf({ endplates }: Lying, upper: string, lower: string): number[] | null {
  const corners = [
    endplates.find(({ level, surface }) => level === upper && surface === 'inferior'),
    endplates.find(({ level, surface }) => level === lower && surface === 'superior'),
  ].flatMap((one) => (one?.posterior_mm && one.anterior_mm ? [one.posterior_mm, one.anterior_mm] : []));
  if (corners.length < 4) return null;
  return [0, 1, 2].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4);
}
