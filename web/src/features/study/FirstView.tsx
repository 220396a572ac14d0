/** The answer first: the grade of the film, seven numbers, one sentence, red flags, what to do next. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Assessment, answerQuery, type OneImage } from '../../api/queries';
import { count, day, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { Icon } from '../../ui/icons';
import { Chip } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { plainly } from '../shared/plainly';
import { activeFlags } from '../shared/redFlags';
import { splitUnknown } from '../shared/unaskedFlags';
import { HEADLINE } from './headline';
import { RepeatReason } from './RepeatReason';
import { Unverified } from './Unverified';
import type { Judged, JudgedFilm, JudgedParameter } from './useJudged';
import { useViewerPart } from './useViewer';
import { ValueBar } from './ValueBar';
import { isAtLeast, marksOf, ValueMarks } from './ValueMarks';
import { inAnatomy, notComputed, shown, unitOf, warningText } from './words';

const GRADE_TONE = {
  valid: 'good',
  usable_for: 'caution',
  repeat: 'caution',
  best_obtainable: 'info',
} as const;

interface Props {
  image: OneImage;
  viewer: FilmViewer;
  readings: readonly Reading[];
  age: number | null;
  judged: Judged;
  /** Shows what a parameter is. */
  open: (code: string) => void;
  /** Goes where is said how the film was taken. */
  toFilm: () => void;
}

export function FirstView({ image, viewer, readings, age, judged, open, toFilm }: Props) {
  const { assessment, film, stale, problem } = judged;
  const at = (code: string) => readings.find((reading) => reading.parameter.code === code);
  const incidence = at('PI')?.value ?? null;
  return (
    <section className="first-view" aria-label={t('study.first_view')}>
      <div className="spread">
        <Grade film={film} stale={stale} />
        <RedFlags />
      </div>
      {film && <RepeatReason film={film} />}
      <dl className="headline">
        {HEADLINE.map((code) => (
          <HeadlineValue
            key={code}
            code={code}
            viewer={viewer}
            reading={at(code)}
            incidence={incidence}
            age={age}
            open={() => open(code)}
            use={judged.use(code)}
          />
        ))}
      </dl>
      <Unverified viewer={viewer} judged={judged} readings={readings} toFilm={toFilm} />
      <Warnings viewer={viewer} readings={readings} />
      {problem && (
        <p className="sentence muted">
          {t('study.preview_failed', { why: problem.detail ?? problem.title })}
        </p>
      )}
      {assessment && <Sentence said={assessment} film={film} stale={stale} />}
      {!image.taken_on && assessment && <p className="sentence muted">{t('study.as_if_today')}</p>}
    </section>
  );
}

/** The sentence of the record; where it is about another film than the one on the screen, it says so. */
function Sentence({ said, film, stale }: { said: Assessment; film: JudgedFilm | undefined; stale: boolean }) {
  const about = said.films.find((one) => one.entry === said.answer.film);
  const isOther = about && about.entry !== film?.entry;
  return (
    <p className="sentence">
      {stale && !isOther && <span className="muted">{t('study.stale')}: </span>}
      {isOther && (
        <span className="muted">
          {t(stale ? 'study.of_record_stale' : 'study.of_record', {
            film: `${word('posture', about.posture)}, ${day(about.effective_at)}`,
          })}{' '}
        </span>
      )}
      {inAnatomy(plainly(said.answer.sentence))}
    </p>
  );
}

function Grade({ film, stale }: { film: JudgedFilm | undefined; stale: boolean }) {
  if (!film) return <Chip icon="unknown">{t('study.no_grade')}</Chip>;
  return (
    <Chip tone={GRADE_TONE[film.grade]} title={stale ? t('study.stale') : film.grade_in_words}>
      {word('grade', film.grade)}
    </Chip>
  );
}

/** Red flags of the record that are raised, and those of which nobody knows: they do not wait for a film. */
function RedFlags() {
  const { case: caseId } = useParams({ from: '/cases/$case/study' });
  const { data } = useQuery(answerQuery(caseId));
  if (!data) return null;
  const many = activeFlags(data).length;
  const { unasked, unsettled } = splitUnknown(data);
  if (many + unasked.length + unsettled.length === 0) return null;
  return (
    <Link to="/cases/$case" params={{ case: caseId }} className="red-flag-link">
      {many > 0 && <Chip tone="alert">{count('study.red_flags', many)}</Chip>}{' '}
      {unasked.length > 0 && (
        <Chip tone="caution" icon="unknown">
          {count('study.red_flags_unasked', unasked.length)}
        </Chip>
      )}{' '}
      {unsettled.length > 0 && (
        <Chip tone="caution" icon="unknown">
          {count('study.red_flags_unsettled', unsettled.length)}
        </Chip>
      )}
    </Link>
  );
}

interface ValueProps {
  code: string;
  viewer: FilmViewer;
  reading: Reading | undefined;
  incidence: number | null;
  age: number | null;
  use: JudgedParameter | undefined;
  open: () => void;
}

/** What a person should look at again on these landmarks; what the film's own notices say is not said twice. */
function Warnings({ viewer, readings }: { viewer: FilmViewer; readings: readonly Reading[] }) {
  const said = new Set(['unconfirmed']);
  const found = readings.length > 0 ? (viewer.tracing?.warnings() ?? []) : [];
  const shownNow = found.filter(({ code }) => !said.has(code));
  if (shownNow.length === 0) return null;
  return (
    <ul className="warnings">
      {shownNow.map((warning) => (
        <li key={warning.code} className="warning" title={warningText(warning)}>
          <Icon name="caution" /> {warningText(warning)}
        </li>
      ))}
    </ul>
  );
}

function HeadlineValue({ code, viewer, reading, incidence, age, use, open }: ValueProps) {
  const parameter = reading?.parameter;
  const highlight = (on: boolean) => viewer.highlight(on && parameter ? parameter.index : null);
  const name = parameter?.abbreviation ?? code;
  const marks = reading ? marksOf(reading, use, viewer.tracing?.calibrationClass ?? null) : [];
  const said = marks.length > 0 ? `marks-${code}` : undefined;
  return (
    <div
      className="headline-value"
      onPointerEnter={() => highlight(true)}
      onPointerLeave={() => highlight(false)}
    >
      <dt>
        <button
          type="button"
          className="name-button"
          title={parameter?.name}
          aria-describedby={said}
          onClick={open}
          onFocus={() => highlight(true)}
          onBlur={() => highlight(false)}
        >
          {name}
        </button>
      </dt>
      <dd data-testid={`value-${code}`} data-value={reading?.value ?? ''}>
        {reading?.value == null || !parameter ? (
          <Missing viewer={viewer} reading={reading} />
        ) : (
          <>
            <span className="headline-line">
              <span className="headline-number">
                {isAtLeast(use) && <span className="at-least">≥ </span>}
                {shown(reading.value, parameter.decimals)}
                {unitOf(parameter)}
              </span>
              <span className="headline-interval">{inShort(reading)}</span>
              <ValueBar reading={reading} incidence={incidence} age={age} viewer={viewer} />
            </span>
            <ValueMarks {...(said && { id: said })} marks={marks} short />
          </>
        )}
      </dd>
    </div>
  );
}

/** The interval in brackets, where there is one. */
function inShort({ low, high, parameter }: Reading): string {
  return low === null || high === null
    ? ''
    : `${shown(low, parameter.decimals)} – ${shown(high, parameter.decimals)}`;
}

function Missing({ viewer, reading }: { viewer: FilmViewer; reading: Reading | undefined }) {
  const measuring = useViewerPart(viewer, (state) => state.measuring);
  const refusal = useViewerPart(viewer, (state) => state.refusal);
  const reason =
    reading && viewer.tracing
      ? inAnatomy(viewer.tracing.omission(reading.parameter.index))
      : refusal || notComputed(measuring ?? 'loading');
  return (
    <span className="missing-value">
      —{' '}
      <span className="missing-reason" title={reason}>
        {reason}
      </span>
    </span>
  );
}
