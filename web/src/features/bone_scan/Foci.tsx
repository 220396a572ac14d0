/** Foci of the delayed phase: their level, and by how much they take up more. */
import { t, word } from '../../i18n';
import { Button, IconButton } from '../../ui/kit';
import { letter, type Spine } from './scan';

type Focus = Spine['foci'][number];

export function Foci({
  spine,
  onShow,
  onForget,
}: {
  spine: Spine;
  /** Shows a focus. */
  onShow: (number: number) => void;
  /** Forgets a place that was chosen. */
  onForget: (number: number) => void;
}) {
  if (spine.reference_mm === null) return <p>{t('bone_scan.no_reference')}</p>;
  const none = spine.foci.length === 0 && <p>{t('bone_scan.no_foci')}</p>;
  if (none && spine.measured.length === 0) return none;
  return (
    <>
      {none}
      <table className="seen-table foci">
        <thead>
          <tr>
            <th scope="col">{t('bone_scan.place')}</th>
            <th scope="col">{t('bone_scan.ratio')}</th>
            <th scope="col">{t('bone_scan.pool')}</th>
          </tr>
        </thead>
        <tbody>
          {spine.foci.map((focus, number) => (
            <tr key={`${focus.across_mm} ${focus.down_mm}`}>
              <th scope="row">
                <Button
                  className="small"
                  look="quiet"
                  onClick={() => onShow(number)}
                  aria-label={t('bone_scan.focus', { number: String(number + 1) })}
                >
                  {String(number + 1)}
                </Button>{' '}
                {placeWords(focus)}
              </th>
              <td>{ratio(focus.ratio)}</td>
              <td>{ratio(focus.blood_pool)}</td>
            </tr>
          ))}
          {spine.measured.map((found, number) => (
            <tr key={letter(number)}>
              <th scope="row">
                {letter(number)} {found ? placeWords(found) : t('bone_scan.beyond')}{' '}
                <IconButton
                  icon="close"
                  label={t('bone_scan.forget', { what: letter(number) })}
                  onClick={() => onForget(number)}
                />
              </th>
              <td>{ratio(found?.ratio)}</td>
              <td>{ratio(found?.blood_pool)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {t('bone_scan.ratios_text')}{' '}
        {t(spine.is_reference_chosen ? 'bone_scan.reference_chosen' : 'bone_scan.reference_proposed')}
      </p>
    </>
  );
}

function placeWords({ likely, candidates, side }: Focus): string {
  const others = candidates.filter((level) => level !== likely);
  const level = !likely
    ? t('bone_scan.unnamed')
    : others.length > 0
      ? t('bone_scan.perhaps', { levels: candidates.join(' / ') })
      : t('bone_scan.likely', { level: likely });
  return side ? `${level}, ${word('side', side)}` : level;
}

function ratio(found: Focus['ratio'] | null | undefined): string {
  if (!found) return t('bone_scan.not_known');
  const [low = 0, high = 0] = found.interval;
  const rounded = (value: number) => value.toFixed(2);
  return t('bone_scan.interval', { value: rounded(found.value), low: rounded(low), high: rounded(high) });
}
