/** What the node sees in a CT, and where it is shown. */
import type { components } from '../../../api/schema';
import type { Mark } from '../../../viewer/volume/state';
import { distance, minus, plus, times, type Vector } from '../../../viewer/volume/vector';
import { imagePlace, type Proposal } from '../../shared/seen/proposal';

export type Ct = components['schemas']['StudyDocument.ct'];
/** The vertebra that a person named. */
export interface Named {
  level: string;
  place: Vector;
}

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
    ({ head_mm, tip_mm, halo_mm }, at): Mark => ({
      id: `screw ${at}`,
      at: place(head_mm),
      to: place(tip_mm),
      tone: halo_mm ? 'caution' : 'accent',
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
  return [...vertebrae, ...screws, ...gaps];
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
    finding === 'screw_halo' && tip && ct.screws.find((one) => distance(place(one.tip_mm), tip) < NEAR);
  return screw ? between(place(screw.head_mm), place(screw.tip_mm)) : tip;
}

/** The node writes places to a tenth, in mm: no clinical limit. */
const NEAR = 0.5;

/** A place as the node writes it. */
function place([left = 0, back = 0, head = 0]: readonly number[]): Vector {
  return [left, back, head];
}

function between(one: Vector, other: Vector): Vector {
  return plus(one, times(minus(other, one), 0.5));
}
