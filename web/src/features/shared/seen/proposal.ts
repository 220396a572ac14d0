/** A finding as it would be recorded, and where it is seen. */
import type { Vector } from '../../../viewer/volume/vector';

export interface Proposal {
  kind: 'study_finding';
  study: string;
  status: string;
  finding: string;
  presence: string;
  method?: string;
  level?: string;
  side?: string;
  image?: string;
  value?: number;
  interval?: number[];
  grade?: string;
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
/** "at -12.5, 40, 3 mm (left, back, head)": in slices, towards the patient's left, back and head. */
const IN_SLICES = new RegExp(`^at ${NUMBER}, ${NUMBER}, ${NUMBER} mm`);
/** "…, 358 mm below and 230 mm right of the first pixel": in a picture. */
const IN_PICTURE = new RegExp(`^(.*), ${NUMBER} mm below and ${NUMBER} mm right of the first pixel$`);

/** The place that a finding names, in mm; null where it names none. */
export function imagePlace(image: unknown): Vector | null {
  return seenAt(image)?.place ?? null;
}

/** The same, with the picture in which it is; slices of a study share one space. */
export function seenAt(image: unknown): { picture: string; place: Vector } | null {
  const text = String(image ?? '');
  const slices = IN_SLICES.exec(text)?.slice(1).map(Number);
  if (slices) return { picture: '', place: [slices[0] ?? 0, slices[1] ?? 0, slices[2] ?? 0] };
  const found = IN_PICTURE.exec(text);
  const [down, right] = found?.slice(2).map(Number) ?? [];
  if (down === undefined || right === undefined) return null;
  return { picture: found?.[1] ?? '', place: [right, down, 0] };
}
