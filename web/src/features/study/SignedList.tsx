/** What a signature stands for, in full: values, how the film was taken, what its millimetres rest on, what was warned of, what is missing. */
import type { OneImage } from '../../api/queries';
import { count, day, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { sourceOf } from '../../viewer/store/numbering';
import type { Sheet } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import type { Conditions } from './draft';
import { HEADLINE } from './headline';
import { mendable, sayCause } from './RepeatReason';
import type { Judged } from './useJudged';
import { isAtLeast, marksOf, ValueMarks } from './ValueMarks';
import { inAnatomy, shown, thingName, unitOf, warningText } from './words';

interface Props {
  image: OneImage;
  viewer: FilmViewer;
  readings: readonly Reading[];
  conditions: Conditions;
  judged: Judged;
}

export function SignedList(props: Props) {
  const { viewer, readings, judged } = props;
  const warnings = viewer.tracing?.warnings() ?? [];
  const measured = readings.filter(({ value }) => value !== null).length;
  return (
    <div className="signed-list">
      <Values {...props} />
      <dl>
        <Line name={t('sign.landmarks')}>
          {t('sign.landmarks_text', {
            placed: viewer.state.sheet.landmarks.size,
            measured,
            of: readings.length,
          })}
        </Line>
        {filmLines(props).map(([name, text]) => (
          <Line key={name} name={name}>
            {text}
          </Line>
        ))}
        <Line name={t('sign.grade')}>{gradeOf(judged)}</Line>
        <Line name={t('sign.warnings')}>
          {warnings.length === 0 ? t('sign.no_warnings') : <Texts texts={warnings.map(warningText)} />}
        </Line>
      </dl>
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** The seven numbers with their intervals; what is not measured stands there too, with the reason. */
function Values({ viewer, readings, judged }: Props) {
  const found = HEADLINE.map((code) => readings.find(({ parameter }) => parameter.code === code));
  return (
    <table className="table">
      <caption className="visually-hidden">{t('sign.values')}</caption>
      <tbody>
        {found.map(
          (reading) =>
            reading && (
              <tr key={reading.parameter.code} data-signed={reading.parameter.code}>
                <th scope="row">{reading.parameter.abbreviation}</th>
                <td className="number">{numberOf(reading, judged)}</td>
                <td>
                  {reading.value === null
                    ? inAnatomy(viewer.tracing?.omission(reading.parameter.index))
                    : intervalOf(reading)}{' '}
                  <ValueMarks
                    marks={marksOf(
                      reading,
                      judged.use(reading.parameter.code),
                      viewer.tracing?.calibrationClass ?? null,
                    )}
                  />
                </td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

function numberOf({ value, parameter }: Reading, judged: Judged): string {
  if (value === null) return '—';
  const least = isAtLeast(judged.use(parameter.code)) ? '≥ ' : '';
  return `${least}${shown(value, parameter.decimals)}${unitOf(parameter)}`;
}

function intervalOf({ low, high, parameter }: Reading): string {
  if (low === null || high === null) return t('value.no_interval');
  const { decimals } = parameter;
  return t('value.interval', {
    low: shown(low, decimals),
    high: shown(high, decimals),
    unit: unitOf(parameter),
  });
}

/** How the film was taken and what its millimetres rest on; what was not stated is listed as such. */
function filmLines({ image, viewer, conditions }: Props): [string, string][] {
  const { settings } = viewer.state.sheet;
  const said = (group: string, value: string | undefined) =>
    value ? word(group, value) : t('film.not_stated');
  const facing = settings.facing ?? image.film?.facing;
  return [
    [t('sign.day'), day(image.taken_on)],
    [t('film.facing'), facing ? t(`film.facing_${facing as 'left' | 'right'}`) : t('film.not_stated')],
    [t('film.posture'), word('posture', settings.posture ?? image.film?.posture ?? 'unknown')],
    [t('film.arms'), said('arms', conditions.arms)],
    [t('film.support'), said('support', conditions.support)],
    [t('film.limits'), limitsOf(conditions)],
    [t('film.numbering_title'), numberingOf(viewer.state.sheet)],
    [t('film.source_title'), sourceOf(viewer.state.sheet) || t('film.not_stated')],
    [t('film.calibration'), spacingOf(viewer)],
  ];
}

/** How the vertebrae are counted. */
function numberingOf(sheet: Sheet): string {
  const numbering = sheet.rest?.numbering;
  return numbering ? t('film.numbering', numbering) : t('film.numbering_usual');
}

function limitsOf({ limits, unlimited }: Conditions): string {
  if (unlimited) return t('limits.unlimited');
  return limits?.length ? limits.map((limit) => word('limits', limit)).join(', ') : t('film.not_stated');
}

/** The size of a pixel and where it comes from: a thing on the film, a document, or the file. */
function spacingOf({ tracing, state, options }: FilmViewer): string {
  if (!tracing) return t('film.not_stated');
  const { known, stated } = state.sheet.settings;
  const source = known
    ? thingName(known)
    : stated?.spacing
      ? t('sign.by_document', { what: word('calibration', stated.calibration ?? 'unknown') })
      : t('sign.by_file', { what: word('calibration', options.facts.calibration) });
  const mm = tracing.rowSpacing;
  const trust = word('calibration_class', tracing.calibrationClass);
  return mm === null ? trust : `${trust}, ${t('film.spacing', { mm: mm.toFixed(4) })}; ${source}`;
}

function gradeOf({ film, stale }: Judged): string {
  if (!film || stale) return t('study.no_grade');
  const causes = mendable(film).map(sayCause);
  const grade = word('grade', film.grade);
  return causes.length > 0
    ? count('sign.grade_with', causes.length, { grade, causes: causes.join(', ') })
    : grade;
}
