/** Every parameter in a table: value, interval, what is usual; pointing shows the construction, a click the definition. */
import { useState } from 'react';
import { t } from '../../i18n';
import type { Reading } from '../../measure';
import type { FilmViewer } from '../../viewer/viewer';
import type { Judged, JudgedParameter } from './useJudged';
import { useViewerPart } from './useViewer';
import { ValueBar } from './ValueBar';
import { isAtLeast, marksOf, ValueMarks } from './ValueMarks';
import { inAnatomy, notComputed, shown, siteName, unitOf } from './words';

interface Props {
  viewer: FilmViewer;
  readings: readonly Reading[];
  age: number | null;
  judged: Judged;
  /** The code of the parameter whose definition stands open. */
  opened: string | null;
  open: (code: string | null) => void;
}

export function Parameters({ viewer, readings, age, judged, opened, open }: Props) {
  const measuring = useViewerPart(viewer, (state) => state.measuring);
  const refusal = useViewerPart(viewer, (state) => state.refusal);
  const [onlyMeasured, setOnly] = useState(true);
  const incidence = readings.find((reading) => reading.parameter.code === 'PI')?.value ?? null;
  const regions = [...new Set(readings.map((reading) => reading.parameter.region))];
  const measured = readings.filter((reading) => reading.value !== null).length;
  if (readings.length === 0) return <p className="muted">{refusal || notComputed(measuring ?? 'loading')}</p>;
  return (
    <div className="parameters">
      <div className="spread">
        <span className="muted">{t('parameters.measured', { measured, of: readings.length })}</span>
        <label className="row">
          <input
            type="checkbox"
            checked={!onlyMeasured}
            onChange={(event) => setOnly(!event.target.checked)}
          />
          {t('parameters.all')}
        </label>
      </div>
      <table className="table parameter-table">
        <caption className="visually-hidden">{t('parameters.title')}</caption>
        {regions.map((region) => {
          const rows = readings.filter(
            (reading) =>
              reading.parameter.region === region &&
              (!onlyMeasured || reading.value !== null || reading.parameter.code === opened),
          );
          if (rows.length === 0) return null;
          return (
            <tbody key={region}>
              <tr>
                <th colSpan={3} scope="rowgroup">
                  {region}
                </th>
              </tr>
              {rows.map((reading) => (
                <Row
                  key={reading.parameter.code}
                  viewer={viewer}
                  reading={reading}
                  incidence={incidence}
                  age={age}
                  use={judged.use(reading.parameter.code)}
                  open={opened === reading.parameter.code}
                  toggle={() => open(opened === reading.parameter.code ? null : reading.parameter.code)}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

interface RowProps {
  viewer: FilmViewer;
  reading: Reading;
  incidence: number | null;
  age: number | null;
  use: JudgedParameter | undefined;
  open: boolean;
  toggle: () => void;
}

function Row({ viewer, reading, incidence, age, use, open, toggle }: RowProps) {
  const { parameter, value } = reading;
  const marks = marksOf(reading, use, viewer.tracing?.calibrationClass ?? null);
  const least = isAtLeast(use) ? '≥ ' : '';
  const highlight = (on: boolean) => viewer.highlight(on ? parameter.index : null);
  return (
    <>
      <tr
        onPointerEnter={() => highlight(true)}
        onPointerLeave={() => highlight(false)}
        data-parameter={parameter.code}
      >
        <td>
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            onClick={toggle}
            onFocus={() => highlight(true)}
            onBlur={() => highlight(false)}
            title={parameter.name}
          >
            {parameter.abbreviation}
          </button>
        </td>
        <td className="number" data-value={value ?? ''}>
          {value === null ? '—' : `${least}${shown(value, parameter.decimals)}${unitOf(parameter)}`}
        </td>
        <td>
          {value === null ? (
            <span className="muted">{inAnatomy(viewer.tracing?.omission(parameter.index))}</span>
          ) : (
            <>
              <ValueBar reading={reading} incidence={incidence} age={age} viewer={viewer} />
              <ValueMarks marks={marks} />
            </>
          )}
        </td>
      </tr>
      {open && (
        <tr className="definition-row" ref={(row) => row?.scrollIntoView({ block: 'nearest' })}>
          <td colSpan={3}>
            <Definition viewer={viewer} reading={reading} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What a parameter is, how it is computed, from which landmarks, and who says so. */
function Definition({ viewer, reading }: { viewer: FilmViewer; reading: Reading }) {
  const { parameter, low, high } = reading;
  const tracing = viewer.tracing;
  const said = tracing?.definition(parameter.index);
  if (!tracing || !said) return null;
  const { sources } = said;
  const landmarks = tracing.landmarksOf(parameter.index);
  return (
    <div className="definition">
      <h3>{parameter.name}</h3>
      <p>{said.definition}</p>
      <dl>
        <dt>{t('parameters.sign')}</dt>
        <dd>{parameter.sign}</dd>
        <dt>{t('parameters.formula')}</dt>
        <dd>{said.formula}</dd>
        {low !== null && high !== null && (
          <>
            <dt>{t('parameters.interval')}</dt>
            <dd>
              {t('value.interval', {
                low: shown(low, parameter.decimals),
                high: shown(high, parameter.decimals),
                unit: unitOf(parameter),
              })}
            </dd>
          </>
        )}
        <dt>{t('parameters.landmarks')}</dt>
        <dd>
          {landmarks.length === 0
            ? inAnatomy(said.needs)
            : landmarks.map((site) => (
                <button key={site} type="button" className="link-button" onClick={() => viewer.show(site)}>
                  {siteName(site)}
                </button>
              ))}
        </dd>
        <dt>{t('parameters.source')}</dt>
        <dd>
          {sources.length === 0 && t('parameters.no_source')}
          {sources.map(({ id, text, address }) => (
            <span key={id} className="citation">
              {text} {address && <span className="muted">{address}</span>}
            </span>
          ))}{' '}
          <span className="muted">({t(`flag.${parameter.flag as 'V' | 'C' | 'D' | 'M' | 'L'}`)})</span>
        </dd>
      </dl>
    </div>
  );
}
