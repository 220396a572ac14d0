/** What a CT says of alignment lying, in order for reading. */
import type { Entry } from '../../../api/queries';
import type { NewFact } from '../../../api/record';
import type { components } from '../../../api/schema';
import type { Mark } from '../../../viewer/volume/state';
import { standing } from '../../shared/record/standing';
import { type Ct, place } from './ct';

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

/** The landmarks of a lying film, as the node writes them. */
export type LyingDocument = components['schemas']['LandmarkDocument'] & { posture: string };

/** What no CT tells of how it was taken. */
export interface Conditions {
  legs_straight?: boolean | undefined;
  knee_pillow?: boolean | undefined;
  minutes_lying?: number | undefined;
}

/** Endplates that were seen, from the head down, each with the site that its corners begin with and its middle. */
export function endplatesOf({ lying }: Pick<Ct, 'lying'>) {
  const seen = (lying?.endplates ?? []).flatMap(({ level, surface, posterior_mm, anterior_mm }) => {
    if (!posterior_mm || !anterior_mm) return [];
    const at = [0, 1, 2].map((axis) => ((posterior_mm[axis] ?? 0) + (anterior_mm[axis] ?? 0)) / 2);
    return [{ key: `${level}.${surface}`, level, surface, at }];
  });
  return seen.reverse();
}

/** Lines over the planes, from the back of each endplate that was seen to its front. */
export function lyingMarks(ct: Pick<Ct, 'lying'>): Mark[] {
  return (ct.lying?.endplates ?? []).flatMap(({ level, surface, posterior_mm, anterior_mm }): Mark[] =>
    posterior_mm && anterior_mm
      ? [
          {
            id: `endplate ${level} ${surface}`,
            at: place(posterior_mm),
            to: place(anterior_mm),
            tone: 'accent',
          },
        ]
      : [],
  );
}

/** What a person says of the endplates. */
interface Looked {
  /** The endplates that are recorded, each as its sites begin. */
  taken: readonly string[];
  /** Whether each of them was looked at: else they stay proposed. */
  hasLooked: boolean;
  posture: string;
  said: Conditions;
}

/** The fact that is recorded: the endplates that a person took, and how the patient lay. */
export function filmFact(
  document: LyingDocument,
  { taken, hasLooked, posture, said }: Looked,
): NewFact['fact'] {
  const isTaken = ({ site }: { site: string }) => taken.some((key) => site.startsWith(`${key}.`));
  const landmarks = document.landmarks.filter(isTaken).map((one) => ({ ...one, confirmed: hasLooked }));
  const stated = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const modality = posture === 'supine' ? { modality: 'supine_ct' } : {};
  return {
    kind: 'film',
    landmarks: { ...document, posture, landmarks },
    conditions: { ...modality, ...stated },
  };
}

/** The entry that holds the endplates of this volume already, whatever the method was then. */
export function recordedFilm(entries: readonly Entry[], volume: string): Entry | undefined {
  const isSame = ({ fact }: Entry) => {
    const { source } = (fact.landmarks ?? {}) as { source?: string };
    return fact.kind === 'film' && source?.endsWith(`volume ${volume}`) === true;
  };
  return standing(entries).find(isSame);
}
