/** Both films and the difference in a table; a simulated posture has a column of its own and is never called measured. */
import type { Assessment } from '../../api/queries';
import { t } from '../../i18n';
import type { Reading } from '../../measure';
import type { FilmViewer } from '../../viewer/viewer';
import { useReadings } from '../study/useReadings';
import { shown, unitOf } from '../study/words';

type Posture = NonNullable<Assessment['simulations']>['postures'][number];

interface Props {
  assessment: Assessment;
  left: FilmViewer | null;
  right: FilmViewer | null;
  posture: Posture | undefined;
  /** Whether the two films are those that the node compared. */
  isPair: boolean;
}

/** What changes with posture, and what must not. */
const ROWS = ['SVA', 'PT', 'PI', 'PI_LL', 'T1PA', 'LL_L1S1', 'TK_T4T12', 'KA', 'SFA', 'AA'] as const;

export function PairTable(props: Props) {
  if (!props.left) return null;
  return <Table {...props} left={props.left} />;
}

function Table({ assessment, left, right, posture, isPair }: Props & { left: FilmViewer }) {
  const leftReadings = useReadings(left);
  const rightReadings = useReadings(right ?? left);
  const at = (readings: readonly Reading[], code: string) =>
    readings.find((reading) => reading.parameter.code === code);
  const rows = ROWS.map((code) => ({
    code,
    one: at(leftReadings, code),
    other: right ? at(rightReadings, code) : undefined,
  })).filter(({ one }) => one);
  return (
    <section aria-label={t('compare.table')}>
      <table className="table compare-table">
        <thead>
          <tr>
            <th scope="col">{t('compare.parameter')}</th>
            <th scope="col" className="number">
              {isPair ? t('compare.as_found') : right ? t('compare.left_film') : t('compare.on_film')}
            </th>
            {right && (
              <th scope="col" className="number">
                {isPair ? t('compare.extended') : t('compare.right_film')}
              </th>
            )}
            {right && isPair && !posture && (
              <th scope="col" className="number">
                {t('compare.change')}
              </th>
            )}
            {posture && (
              <th scope="col" className="number simulated-column">
                {t('compare.simulated')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, one, other }) => (
            <tr key={code}>
              <th scope="row" title={one?.parameter.name}>
                {one?.parameter.abbreviation}
              </th>
              <Cell reading={one} />
              {right && <Cell reading={other} />}
              {right && isPair && !posture && <Change assessment={assessment} code={code} reading={one} />}
              {posture && <Simulated posture={posture} code={code} reading={one} />}
            </tr>
          ))}
        </tbody>
      </table>
      {posture && <Notes posture={posture} warning={assessment.simulations?.warning} />}
    </section>
  );
}

function Cell({ reading }: { reading: Reading | undefined }) {
  if (!reading || reading.value === null) return <td className="number">—</td>;
  return (
    <td className="number">{`${shown(reading.value, reading.parameter.decimals)}${unitOf(reading.parameter)}`}</td>
  );
}

/** The change as the node computed it, with its interval. */
function Change({
  assessment,
  code,
  reading,
}: {
  assessment: Assessment;
  code: string;
  reading: Reading | undefined;
}) {
  const change = assessment.pair?.changes.find((one) => one.code === code);
  if (!change || !reading) return <td className="number muted">—</td>;
  const { decimals } = reading.parameter;
  const sign = change.change > 0 ? '+' : '';
  return (
    <td className="number">
      <strong>{`${sign}${shown(change.change, decimals)}${unitOf(reading.parameter)}`}</strong>
      {change.interval && (
        <div className="muted small">
          {t('compare.interval', {
            low: shown(change.interval.low, decimals),
            high: shown(change.interval.high, decimals),
          })}
        </div>
      )}
    </td>
  );
}

function Simulated({
  posture,
  code,
  reading,
}: {
  posture: Posture;
  code: string;
  reading: Reading | undefined;
}) {
  const value = posture.values?.find((one) => one.code === code);
  if (!value || !reading) return <td className="number muted simulated-column">—</td>;
  const { decimals } = reading.parameter;
  return (
    <td className="number simulated-column">
      {`${shown(value.simulated, decimals)}${unitOf(reading.parameter)}`}
      {value.interval && (
        <div className="muted small">
          {t('compare.interval', {
            low: shown(value.interval.low, decimals),
            high: shown(value.interval.high, decimals),
          })}
        </div>
      )}
    </td>
  );
}

function Notes({ posture, warning }: { posture: Posture; warning: string | undefined }) {
  return (
    <div className="simulation-notes">
      <strong>{posture.label}</strong>
      {posture.because && (
        <>
          <p>{t('compare.beyond')}</p>
          <ul>
            {posture.because.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{t('compare.notes')}</summary>
        <ul>
          {posture.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          <li>{t('compare.phantoms')}</li>
          {warning && <li>{warning}</li>}
        </ul>
      </details>
    </div>
  );
}
