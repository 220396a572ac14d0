/** A value with its interval beside what is usual: a bar that can be read without colour. */
import { t } from '../../i18n';
import type { Reading, Usual } from '../../measure';
import type { FilmViewer } from '../../viewer/viewer';
import { shown, unitOf } from './words';

interface Props {
  reading: Reading;
  incidence: number | null;
  age: number | null;
  viewer: FilmViewer;
}

const WIDTH = 84;
const MARGIN = 4;

export function ValueBar({ reading, incidence, age, viewer }: Props) {
  const { value, low, high, parameter, open } = reading;
  if (value === null) return null;
  const usual = viewer.tracing?.usual(parameter.index, incidence, age);
  if (!usual) return null;
  const marks = [
    value,
    low,
    high,
    usual.value,
    usual.spread !== null ? usual.value - usual.spread : null,
    usual.spread !== null ? usual.value + usual.spread : null,
  ];
  const known = marks.filter((mark): mark is number => mark != null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (most === least) return null;
  const x = (mark: number) => MARGIN + ((mark - least) / (most - least)) * (WIDTH - 2 * MARGIN);
  const words = inWords(reading, usual);
  return (
    <svg
      className={open.length > 0 ? 'value-bar open' : 'value-bar'}
      width={WIDTH}
      height={14}
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      {usual.spread !== null && (
        <rect
          className="usual-band"
          x={x(usual.value - usual.spread)}
          y={3}
          width={Math.max(2, x(usual.value + usual.spread) - x(usual.value - usual.spread))}
          height={8}
          rx={2}
        />
      )}
      <path className="usual-mark" d={`M${x(usual.value)} 1V13`} />
      {low !== null && high !== null && (
        <path className="interval" d={`M${x(low)} 7H${x(high)}M${x(low)} 4V10M${x(high)} 4V10`} />
      )}
      <circle className="value-mark" cx={x(value)} cy={7} r={3.2} data-unit={parameter.unit} />
    </svg>
  );
}

function inWords(reading: Reading, usual: Usual): string {
  const { low, high, parameter, open } = reading;
  const unit = unitOf(parameter);
  const interval =
    low !== null && high !== null
      ? t('value.interval', {
          low: shown(low, parameter.decimals),
          high: shown(high, parameter.decimals),
          unit,
        })
      : t('value.no_interval');
  const around =
    usual.spread === null
      ? shown(usual.value, 0)
      : t('value.between', {
          low: shown(usual.value - usual.spread, 0),
          high: shown(usual.value + usual.spread, 0),
        });
  const unconfirmed = open.length > 0 ? `${t('value.not_confirmed')}. ` : '';
  return `${unconfirmed}${interval} ${t('value.usual', { around, unit, source: usual.source })} ${t(`flag.${usual.flag as 'V' | 'C' | 'D' | 'M' | 'L'}`)}`;
}
