/** What is shown beside a film's point. */
import type { Assessment } from '../../api/queries';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { limitedText } from './drawing';
import type { Film, Measured } from './films';
import { crossing } from './references';
import { dayWithAge, postureText, quantity, rangeText } from './words';

/** The value with its interval, the film, and what limits the value. */
export function FilmReading({
  film,
  measured,
  name,
  assessment,
}: {
  film: Film;
  measured: Measured;
  name: string;
  assessment: Assessment;
}) {
  const against = crossing(film, measured, assessment);
  return (
    <div className="timeline-reading">
      <div>
        {name} <strong>{limitedText(measured.usability, quantity(measured.value, measured.unit))}</strong>
      </div>
      <div className="muted">
        {measured.interval
          ? t('timeline.interval', { range: rangeText(measured.interval) ?? '' })
          : t('timeline.no_interval')}
      </div>
      {measured.scale && <div>{measured.scale}</div>}
      {against && <div>{against}</div>}
      <div>{[dayWithAge(film, assessment), postureText(film)].join(' · ')}</div>
      {measured.limits.map((limit) => (
        <div key={limit}>
          <Icon name="caution" size={14} /> {limit}
        </div>
      ))}
      <div className="muted">{t(film.image ? 'timeline.opens' : 'timeline.no_picture')}</div>
    </div>
  );
}
