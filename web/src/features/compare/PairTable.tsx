/** Both films and the difference in a table; a simulated posture has a column of its own and is never called measured. */
import type { Assessment } from '../../api/queries';
import { t } from '../../i18n';
import type { Reading } from '../../measure';
import type { FilmViewer } from '../../viewer/viewer';
import { sayPosture } from '../shared/value/posture';
import { scaleBeside } from '../shared/value/scale';
import { useReadings } from '../study/useReadings';
import { isAtLeast, limitWords } from '../study/ValueMarks';
import { shown, unitOf } from '../study/words';
import { type Judged, judgedOf, stateOf } from './about';
import type { Film } from './films';

type Posture = NonNullable<Assessment['simulations']>['postures'][number];

interface Props {
  assessment: Assessment;
  films: { left: Film; right: Film | null };
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

function Table({ assessment, films, left, right, posture, isPair }: Props & { left: FilmViewer }) {
  const leftReadings = useReadings(left);
  const rightReadings = useReadings(right ?? left);
  const leftScale = left.tracing?.calibrationClass;
  const rightScale = right?.tracing?.calibrationClass;
  const leftJudged = judgedOf(films.left, assessment);
  const rightJudged = films.right ? judgedOf(films.right, assessment) : undefined;
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
            <FilmHead
              name={isPair ? sayPosture('standing') : t(right ? 'compare.left_film' : 'compare.on_film')}
              film={films.left}
            />
            {right && films.right && (
              <FilmHead
                name={isPair ? sayPosture('standing_extended') : t('compare.right_film')}
                film={films.right}
              />
            )}
            {right && isPair && (
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
              <Cell reading={one} judged={leftJudged} scale={leftScale} />
              {right && <Cell reading={other} judged={rightJudged} scale={rightScale} />}
              {right && isPair && (
                <Change assessment={assessment} code={code} reading={one} scales={[leftScale, rightScale]} />
              )}
              {posture && <Simulated posture={posture} code={code} reading={one} scale={leftScale} />}
            </tr>
          ))}
        </tbody>
      </table>
      {posture && <Notes posture={posture} warning={assessment.simulations?.warning} />}
    </section>
  );
}

/** How the patient stood, and whether the values below are signed. */
function FilmHead({ name, film }: { name: string; film: Film }) {
  return (
    <th scope="col" className="number">
      {name}
      <div className="beside">{stateOf(film)}</div>
    </th>
  );
}

/** The value with what it must not be read without: at least, of which posture, the scale of a length. */
function Cell({
  reading,
  judged,
  scale,
}: {
  reading: Reading | undefined;
  judged: Judged | undefined;
  scale: string | undefined;
}) {
  if (!reading || reading.value === null) return <td className="number">—</td>;
  const { parameter, value } = reading;
  const use = judged?.parameters.find(({ code }) => code === parameter.code);
  return (
    <td className="number">
      <span className="nowrap">
        {`${isAtLeast(use) ? '≥ ' : ''}${shown(value, parameter.decimals)}${unitOf(parameter)}`}
      </span>
      <Beside lines={[...limitWords(use), scaleBeside(parameter.unit, scale)]} />
    </td>
  );
}

function Beside({ lines }: { lines: readonly (string | false | undefined)[] }) {
  return lines.map(
    (line) =>
      line && (
        <div key={line} className="beside">
          {line}
        </div>
      ),
  );
}

/** Low and high, where the node gives them. */
function interval(found: { low: number; high: number } | null | undefined, decimals: number) {
  return (
    found && t('compare.interval', { low: shown(found.low, decimals), high: shown(found.high, decimals) })
  );
}

/** The change between the two films as the node computed it, with its interval: nothing simulated goes into it. */
function Change({
  assessment,
  code,
  reading,
  scales,
}: {
  assessment: Assessment;
  code: string;
  reading: Reading | undefined;
  scales: readonly (string | undefined)[];
}) {
  const change = assessment.pair?.changes.find((one) => one.code === code);
  if (!change || !reading) return <td className="number muted">—</td>;
  const { decimals, unit } = reading.parameter;
  const sign = change.change > 0 ? '+' : '';
  const said = [...new Set(scales.map((scale) => scaleBeside(unit, scale)))];
  return (
    <td className="number">
      <strong className="nowrap">{`${sign}${shown(change.change, decimals)}${unitOf(reading.parameter)}`}</strong>
      <Beside lines={[interval(change.interval, decimals) ?? undefined, ...said]} />
    </td>
  );
}

function Simulated({
  posture,
  code,
  reading,
  scale,
}: {
  posture: Posture;
  code: string;
  reading: Reading | undefined;
  scale: string | undefined;
}) {
  const value = posture.values?.find((one) => one.code === code);
  if (!value || !reading) return <td className="number muted simulated-column">—</td>;
  const { decimals, unit } = reading.parameter;
  // A joint that is set to a value has that value, whatever the landmark error.
  const isSet = value.interval?.low === value.interval?.high;
  const span = isSet ? undefined : (interval(value.interval, decimals) ?? undefined);
  return (
    <td className="number simulated-column">
      {`${shown(value.simulated, decimals)}${unitOf(reading.parameter)}`}
      <Beside lines={[span, scaleBeside(unit, scale)]} />
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
