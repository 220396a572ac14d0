/** How the patient stands: the grade of the film, one sentence, seven values. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, Assessment } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Banner, Chip } from '../../ui/kit';
import { FilmLink } from '../shared/EntryLink';
import { plainly } from '../shared/plainly';
import { useOverride } from '../shared/SetAside';
import { ago } from '../shared/value/age';
import { sayPosture } from '../shared/value/posture';
import { type FirstFilm, useFirstFilm, type Waiting } from './useFirstFilm';
import { ValueDetail } from './ValueDetail';
import { ValueTile } from './ValueTile';

const GRADE_ICON = {
  valid: 'tick',
  best_obtainable: 'info',
  usable_for: 'caution',
  repeat: 'caution',
} as const;

/** The sentence without a notice that stands beside it anyway. */
export function sentenceAlone(answer: Answer): string {
  const said = answer.notices.map((notice) => notice.message);
  return said.reduce((sentence, notice) => sentence.replace(notice, '').trim(), answer.alignment.sentence);
}

/** The first thing that a surgeon reads. */
export function Headline({
  caseId,
  answer,
  assessment,
}: {
  caseId: string;
  answer: Answer;
  assessment: Assessment | undefined;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const first = useFirstFilm(caseId, answer, assessment);
  const { values } = answer.alignment;
  const chosen = values.find((value) => value.code === open);
  return (
    <section className="panel alignment" aria-label={t('overview.alignment')}>
      <Grade caseId={caseId} answer={answer} first={first} />
      <Outdated found={answer.films_before} />
      {first?.waiting.map((waiting) => (
        <Draft key={waiting.image.id} caseId={caseId} waiting={waiting} />
      ))}
      <p className="alignment-sentence">{sentenceAlone(answer)}</p>
      {values.length > 0 && (
        <ul className="tiles">
          {values.map((value) => (
            <ValueTile
              key={value.code}
              caseId={caseId}
              value={value}
              evidence={answer.evidence}
              film={first?.film}
              scale={first?.scale}
              isOpen={value.code === open}
              onOpen={() => setOpen(value.code === open ? null : value.code)}
            />
          ))}
        </ul>
      )}
      {chosen && (
        <ValueDetail key={chosen.code} caseId={caseId} answer={answer} film={first?.film} value={chosen} />
      )}
    </section>
  );
}

function Grade({ caseId, answer, first }: { caseId: string; answer: Answer; first: FirstFilm | undefined }) {
  const { grade, film } = answer.alignment;
  const aside = useOverride(caseId, ['film.grade']);
  if (!grade || !film)
    return (
      <p className="grade muted">
        {t('overview.no_film')}
        <Link to="/cases/$case/study" params={{ case: caseId }}>
          {t('overview.to_study')}
        </Link>
      </p>
    );
  return (
    <p className="grade">
      <Chip icon={GRADE_ICON[grade]}>{`${t('overview.film')}: ${word('overview.grade', grade)}`}</Chip>
      {aside && <Chip icon="edit">{`${t('aside.set')}: ${aside.instead ?? aside.reason}`}</Chip>}
      {first && <AboutFilm first={first} asOf={answer.as_of} />}
      <FilmLink caseId={caseId} entry={film} />
    </p>
  );
}

/** What began after the film was taken: it shows nothing of that. */
function Outdated({ found }: { found: Answer['films_before'] }) {
  if (!found) return null;
  return (
    <p className="older-film">
      <Icon name="caution" />
      {plainly(found.in_words)}
    </p>
  );
}

/** Of when the film is, how the patient stood on it, and on whose word its landmarks stand. */
function AboutFilm({ first: { film, authority }, asOf }: { first: FirstFilm; asOf: string }) {
  const { effective_at: taken, posture, knees_and_hips: extension } = film;
  const stood = [
    sayPosture(posture, extension),
    posture === 'standing' && word('overview.extended', extension),
    authority,
  ];
  return (
    <span className="about-film">
      {taken && <strong>{t('overview.film_of', { ago: ago(taken, asOf), day: day(taken) })}</strong>}
      <span className="muted">{[taken && '', ...stood.filter(Boolean)].join(' · ')}</span>
    </span>
  );
}

/** Landmarks that are saved and not signed: the numbers of this page do not come from them. */
function Draft({ caseId, waiting: { image, version } }: { caseId: string; waiting: Waiting }) {
  const posture = (version.document as { posture?: string }).posture ?? image.film?.posture ?? 'unknown';
  return (
    <Banner
      action={
        <Link to="/cases/$case/study" params={{ case: caseId }} search={{ film: image.id }}>
          {t('overview.draft_open')}
        </Link>
      }
    >
      {t('overview.draft', {
        saved: day(version.at),
        film: `${sayPosture(posture)}, ${day(image.taken_on)}`,
      })}
    </Banner>
  );
}
