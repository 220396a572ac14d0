/** What the node sees in a CT, and where it is shown. */
import type { components } from '../../../api/schema';
import type { Mark } from '../../../viewer/volume/state';
import { distance, minus, plus, times, type Vector } from '../../../viewer/volume/vector';
import { imagePlace, type Proposal } from '../../shared/seen/proposal';

export type Ct = components['schemas']['StudyDocument.ct'];
/** A number and from where to where it may lie. */
export type Estimate = NonNullable<Ct['screws'][number]['halo_mm']>;

/** Vertebrae, screws and breaks over the planes. */
export function marksOf(ct: Ct): Mark[] {
  const vertebrae = ct.vertebrae.map(
    ({ level, centre_mm, source }): Mark => ({
      id: `vertebra ${level}`,
      at: place(centre_mm),
      label: source === 'guessed' ? `${level}?` : level,
      tone: source === 'guessed' ? 'caution' : 'plain',
    }),
  );
  const screws = ct.screws.map(
    ({ head_mm, tip_mm, halo_mm, canal }, at): Mark => ({
      id: `screw ${at}`,
      at: place(head_mm),
      to: place(tip_mm),
      tone: halo_mm || canal?.is_in_canal ? 'caution' : 'accent',
    }),
  );
  const narrow = (ct.canal?.levels ?? []).filter(({ is_narrow }) => is_narrow);
  const sacs = narrow.map(
    ({ level, centre_mm }): Mark => ({
      id: `sac ${level}`,
      at: place(centre_mm ?? []),
      radius: 8,
      tone: 'caution',
    }),
  );
  const ends = (ct.canal?.ends ?? []).map(
    ({ level, missing, place_mm }): Mark => ({
      id: `end ${level} ${missing}`,
      at: place(place_mm),
      radius: 8,
      tone: 'caution',
    }),
  );
  const breaks = (ct.metal?.rods ?? []).flatMap(({ breaks }) => breaks);
  const gaps = breaks.map(
    ({ from_mm, to_mm }, at): Mark => ({
      id: `break ${at}`,
      at: between(place(from_mm), place(to_mm)),
      radius: 6,
      tone: 'caution',
    }),
  );
  return [...vertebrae, ...screws, ...gaps, ...sacs, ...ends];
}

/** Where a proposal is to be looked at; null where it is about the whole study. */
export function placeOf(ct: Ct, proposal: Proposal): Vector | null {
  const { finding, level, image } = proposal;
  if (finding === 'bridging_bone') {
    const upper = ct.vertebrae.find((one) => one.level === level);
    return upper?.lower_mm ? place(upper.lower_mm) : null;
  }
  const tip = imagePlace(image);
  const screw =
    OF_SCREWS.includes(finding) && tip && ct.screws.find((one) => distance(place(one.tip_mm), tip) < NEAR);
  return screw ? between(place(screw.head_mm), place(screw.tip_mm)) : tip;
}

/** Findings whose place is the tip of a screw. */
const OF_SCREWS = ['screw_halo', 'implant_impingement'];

/** The node writes places to a tenth, in mm: no clinical limit. */
const NEAR = 0.5;

/** A place as the node writes it. */
export function place([left = 0, back = 0, head = 0]: readonly number[]): Vector {
  return [left, back, head];
}

function between(one: Vector, other: Vector): Vector {
  return plus(one, times(minus(other, one), 0.5));
}
