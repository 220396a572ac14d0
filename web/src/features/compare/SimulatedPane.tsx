/** A simulated posture: outlines of the landmarks as they would lie, hatched, and marked so that nobody takes it for a film. */
import { useId } from 'react';
import type { Assessment } from '../../api/queries';
import { t } from '../../i18n';
import type { View } from '../../viewer/engine/view';
import { toScreen } from '../../viewer/engine/view';

type Posture = NonNullable<Assessment['simulations']>['postures'][number];
type Place = NonNullable<Posture['landmarks']>[number];

interface Props {
  landmarks: readonly Place[];
  view: View;
  className?: string;
}

const ORDER = ['superior.posterior', 'superior.anterior', 'inferior.anterior', 'inferior.posterior'] as const;

/** The bodies, the sacral endplate, the heads, and the legs of a posture. */
export function Outlines({ landmarks, view, className = '' }: Props) {
  const id = useId();
  const at = new Map(landmarks.map((place) => [place.site, toScreen(view, place)]));
  const levels = [...new Set(landmarks.map((place) => place.site.split('.')[0] ?? ''))].filter((level) =>
    /^[CTL]\d/.test(level),
  );
  const bodies = levels
    .map((level) =>
      ORDER.map((corner) => at.get(`${level}.${corner}`)).filter((point) => point !== undefined),
    )
    .filter((body) => body.length >= 2);
  const [sacrumBack, sacrumFront] = [at.get('S1.superior.posterior'), at.get('S1.superior.anterior')];
  const joint = (name: string) => at.get(name) ?? at.get(`${name}.left`) ?? at.get(`${name}.right`);
  const chain = [joint('femoral_head'), joint('knee'), joint('ankle')].filter((point) => point !== undefined);
  const points = (list: readonly { x: number; y: number }[]) => list.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <g className={`outlines ${className}`}>
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="hatch" />
        </pattern>
      </defs>
      {bodies.map((body) => (
        <polygon key={points(body)} points={points(body)} fill={`url(#${id})`} />
      ))}
      {sacrumBack && sacrumFront && (
        <polyline points={points([sacrumBack, sacrumFront])} className="strong" />
      )}
      {chain.length > 1 && <polyline points={points(chain)} className="strong" />}
      {chain.map((point) => (
        <circle key={`${point.x} ${point.y}`} cx={point.x} cy={point.y} r={6} fill={`url(#${id})`} />
      ))}
      {sacrumBack && at.get('C7.centroid') && <PlumbLine from={at.get('C7.centroid')} to={sacrumBack} />}
    </g>
  );
}

/** From the middle of C7 straight down to the height of the sacrum. */
function PlumbLine({
  from,
  to,
}: {
  from: { x: number; y: number } | undefined;
  to: { x: number; y: number };
}) {
  if (!from) return null;
  return <path className="plumb" d={`M${from.x} ${from.y}V${to.y}H${to.x}`} />;
}

/** The words that no picture of a simulation goes without. */
export function SimulatedMark() {
  return (
    <div className="simulated-mark" role="note">
      {t('compare.simulated_mark')}
    </div>
  );
}
