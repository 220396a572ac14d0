/** The answer first: the grade of the film, seven numbers, one sentence, red flags, what to do next. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, body } from '../../api/client';
import { problemFrom } from '../../api/problem';
import { type Assessment, answerQuery, type OneImage } from '../../api/queries';
import { count, day, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { Icon } from '../../ui/icons';
import { Chip } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import type { Conditions } from './draft';
import type { Saving } from './useSaving';
import { ValueBar } from './ValueBar';
import { shown, unitOf } from './words';

/** What stands first, in this order: the node's own list is the same. */
export const HEADLINE = ['PI', 'PT', 'PI_LL', 'SVA', 'T1PA', 'LL_L4S1', 'KA'] as const;

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
  saving: Saving;
  conditions: Conditions;
  /** Shows what a parameter is. */
  open: (code: string) => void;
}

export function FirstView({ image, viewer, readings, age, saving, conditions, open }: Props) {
  const said = usePreview(image, saving, conditions);
  const at = (code: string) => readings.find((reading) => reading.parameter.code === code);
  const incidence = at('PI')?.value ?? null;
  const film = filmIn(said.data, image);
  return (
    <section className="first-view" aria-label={t('study.first_view')}>
      <div className="spread">
        <Grade film={film} stale={said.isPlaceholderData || saving.kind !== 'saved'} />
        <RedFlags />
      </div>
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
            usability={film?.parameters.find((one) => one.code === code)?.usability}
          />
        ))}
      </dl>
      <Warnings viewer={viewer} readings={readings} />
      {said.error && saving.kind === 'saved' && (
        <p className="sentence muted">
          {t('study.preview_failed', {
            why: problemFrom(said.error).detail ?? problemFrom(said.error).title,
          })}
        </p>
      )}
      {said.data && <Sentence said={said.data} film={film} stale={saving.kind !== 'saved'} />}
      {!image.taken_on && said.data && <p className="sentence muted">{t('study.as_if_today')}</p>}
    </section>
  );
}

/** The sentence of the record; where it is about another film than the one on the screen, it says so. */
function Sentence({ said, film, stale }: { said: Assessment; film: Judged | undefined; stale: boolean }) {
  const about = said.films.find((one) => one.entry === said.answer.film);
  const isOther = about && about.entry !== film?.entry;
  return (
    <p className="sentence">
      {stale && <span className="muted">{t('study.stale')}: </span>}
      {isOther && (
        <span className="muted">
          {t('study.of_record', {
            film: `${word('posture', about.posture)}, ${day(about.effective_at)}`,
          })}{' '}
        </span>
      )}
      {said.answer.sentence}
    </p>
  );
}

/** What the record would say with the version that was saved last, as if it was signed. */
function usePreview(image: OneImage, saving: Saving, conditions: Conditions) {
  const version = saving.kind === 'saved' ? saving.version : 0;
  const said = JSON.stringify(conditions);
  return useQuery({
    queryKey: ['image', image.id, 'preview', version, said],
    queryFn: (): Promise<Assessment> =>
      body<Assessment>(
        api.GET('/api/v1/images/{image}/landmarks/{version}/assessment', {
          params: {
            path: { image: image.id, version },
            query: { conditions: said, ...(!image.taken_on && { taken_on: today() }) },
          },
        }) as Promise<{ data?: Assessment }>,
      ),
    enabled: version > 0,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** Today where the page is: of a film that does not say when it was taken. */
const today = () => new Date().toLocaleDateString('sv-SE');

/** The judgement of this film among those of the record. */
function filmIn(assessment: Assessment | undefined, image: OneImage) {
  return assessment?.films.findLast((film) => film.entry.startsWith(`film-${image.id.slice(0, 12)}-`));
}

type Judged = Assessment['films'][number];

function Grade({ film, stale }: { film: Judged | undefined; stale: boolean }) {
  if (!film) return <Chip icon="unknown">{t('study.no_grade')}</Chip>;
  return (
    <Chip tone={GRADE_TONE[film.grade]} title={stale ? t('study.stale') : film.grade_in_words}>
      {word('grade', film.grade)}
    </Chip>
  );
}

/** Red flags of the record: they do not wait for a film. */
function RedFlags() {
  const { case: caseId } = useParams({ from: '/cases/$case/study' });
  const { data } = useQuery(answerQuery(caseId));
  const many =
    data?.red_flags.filter((flag) => flag.outcome === 'fires' || flag.outcome === 'fires_unless').length ?? 0;
  if (many === 0) return null;
  return (
    <Link to="/cases/$case" params={{ case: caseId }} className="red-flag-link">
      <Chip tone="alert">{count('study.red_flags', many)}</Chip>
    </Link>
  );
}

interface ValueProps {
  code: string;
  viewer: FilmViewer;
  reading: Reading | undefined;
  incidence: number | null;
  age: number | null;
  usability: string | undefined;
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
      {shownNow.map(({ code, text }) => (
        <li key={code}>
          <Icon name="caution" /> {text}
        </li>
      ))}
    </ul>
  );
}

function HeadlineValue({ code, viewer, reading, incidence, age, usability, open }: ValueProps) {
  const parameter = reading?.parameter;
  const highlight = (on: boolean) => viewer.highlight(on && parameter ? parameter.index : null);
  const name = parameter?.abbreviation ?? word('parameter', code);
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
            <span className="headline-number">
              {usability === 'at_least' && <span className="at-least">≥ </span>}
              {shown(reading.value, parameter.decimals)}
              {unitOf(parameter)}
            </span>
            <span className="headline-interval">
              {inShort(reading)}
              {usability && usability !== 'valid' && usability !== 'at_least' && (
                <span className="usability">{word('usability', usability)}</span>
              )}
            </span>
            <ValueBar reading={reading} incidence={incidence} age={age} viewer={viewer} />
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
  const reason =
    reading && viewer.tracing
      ? viewer.tracing.omission(reading.parameter.index)
      : t('study.loading_measurements');
  return (
    <span className="missing-value" title={reason}>
      — <span className="missing-reason">{reason}</span>
    </span>
  );
}
