/** Estimates of a CT drawn and named: a width with its interval over it, and which screw it is of. */
import type { CSSProperties } from 'react';
import { t } from '../../../i18n';
import type { Vector } from '../../../viewer/volume/vector';
import { type Estimate, place } from './ct';

/** A bar as long as the value, with its interval over it; `most` fills the width. */
export function IntervalBar({ of: { value, interval }, most }: { of: Estimate; most: number }) {
  const [low = 0, high = 0] = interval;
  const share = (part: number) => `${(100 * part) / most}%`;
  const sizes = { '--value': share(value), '--low': share(low), '--high': share(high) };
  return <span className="canal-bar" style={sizes as CSSProperties} aria-hidden="true" />;
}

/** The name of something, which leads to its place where that is known. */
export function PlaceName({
  name,
  at,
  onShow,
}: {
  name: string;
  at: readonly number[] | null;
  onShow: (at: Vector) => void;
}) {
  if (!at) return name;
  return (
    <button type="button" className="link-button" onClick={() => onShow(place(at))}>
      {name}
    </button>
  );
}

/** A screw by level and side, as far as they are known. */
export function screwName(level: string | null, side: string | null): string {
  return level ? t(`volume.canal.screw.${sided(side)}`, { level }) : t('volume.canal.screw.unknown');
}

export const sided = (side: string | null) => (side === 'left' || side === 'right' ? side : 'unsided');
