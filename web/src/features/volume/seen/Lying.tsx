/** Alignment as the patient lay in the CT: lordosis and discs with their intervals, what was left out and why. Never standing. */
import { number } from '../../../charts/numbers';
import { t, word } from '../../../i18n';
import { Fold } from '../../../ui/kit';
import type { Vector } from '../../../viewer/volume/vector';
import type { Ct, Estimate } from './ct';
import { PlaceName } from './estimates';
import { LyingFilm, type LyingFilmProps } from './LyingFilm';
import { leftOut, middleOf } from './lying';

export function Lying({
  ct,
  onShow,
  film,
}: {
  ct: Ct;
  onShow: (at: Vector) => void;
  /** What is needed to record the endplates as a lying film; none where none was seen. */
  film: Omit<LyingFilmProps, 'ct' | 'onShow'> | null;
}) {
  const { lying } = ct;
  if (!lying) return null;
  const lordoses = lying.parameters.filter(({ code }) => code === 'LL_L1S1' || code === 'LL_L4S1');
  const unseen = leftOut(lying);
  return (
    <Fold title={t('volume.lying.title')}>
      <table className="seen-table">
        <tbody>
          {lordoses.map(({ code, degrees }) => (
            <tr key={code}>
              <th scope="row">{word('volume.lying', code)}</th>
              <td>{degrees ? angle(degrees) : t('volume.lying.missing')}</td>
            </tr>
          ))}
          {/* From the head down, as the patient stands. */}
          {[...lying.discs].reverse().map(({ upper, lower, degrees }) => (
            <tr key={upper}>
              <th scope="row">
                <PlaceName name={`${upper}–${lower}`} at={middleOf(lying, upper, lower)} onShow={onShow} />
              </th>
              <td>{angle(degrees)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unseen.map(({ reason, endplates }) => (
        <p key={reason}>
          ▲ {t('volume.lying.left_out', { endplates: endplates.map(nameOf).join(', ') })}{' '}
          {word('volume.lying.reason', reason)}
        </p>
      ))}
      <p className="muted">{t('volume.lying.text')}</p>
      {film && <LyingFilm key={keyOf(film)} ct={ct} onShow={onShow} {...film} />}
    </Fold>
  );
}

/** Another volume, or a vertebra named otherwise: what was left out then was another endplate. */
const keyOf = ({ volume, document }: Omit<LyingFilmProps, 'ct' | 'onShow'>) =>
  `${volume} ${document.landmarks.map(({ site, y }) => `${site} ${y}`).join()}`;

const nameOf = ({ level, surface }: { level: string; surface: 'superior' | 'inferior' }) =>
  t(`volume.lying.${surface}`, { level });

function angle({ value, interval: [low = 0, high = 0] }: Estimate): string {
  return t('volume.lying.angle', { value: number(value, 1), low: number(low, 1), high: number(high, 1) });
}
