/** How the patient stands: the grade of the film, one sentence, seven values. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, Assessment } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { Chip } from '../../ui/kit';
import { FilmLink } from '../shared/EntryLink';
import { useOverride } from '../shared/SetAside';
import { ValueDetail } from './ValueDetail';
import { ValueTile } from './ValueTile';

const GRADE_TONE = {
  valid: 'good',
  best_obtainable: 'info',
  usable_for: 'caution',
  repeat: 'caution',
} as const;

/** The film that stands first, of the assessment. */
export function firstFilm(answer: Answer, assessment: Assessment | undefined) {
  return assessment?.films.find((film) => film.entry === answer.alignment.film);
}

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
  const { values } = answer.alignment;
  const chosen = values.find((value) => value.code === open);
  return (
    <section className="panel alignment" aria-label={t('overview.alignment')}>
      <Grade caseId={caseId} answer={answer} assessment={assessment} />
      <p className="alignment-sentence">{sentenceAlone(answer)}</p>
      {values.length > 0 && (
        <ul className="tiles">
          {values.map((value) => (
            <ValueTile
              key={value.code}
              caseId={caseId}
              value={value}
              isOpen={value.code === open}
              onOpen={() => setOpen(value.code === open ? null : value.code)}
            />
          ))}
        </ul>
      )}
      {chosen && (
        <ValueDetail
          key={chosen.code}
          caseId={caseId}
          answer={answer}
          film={firstFilm(answer, assessment)}
          value={chosen}
        />
      )}
    </section>
  );
}

function Grade({
  caseId,
  answer,
  assessment,
}: {
  caseId: string;
  answer: Answer;
  assessment: Assessment | undefined;
}) {
  const { grade, film } = answer.alignment;
  const first = firstFilm(answer, assessment);
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
      <Chip tone={GRADE_TONE[grade]}>{`${t('overview.film')}: ${word('overview.grade', grade)}`}</Chip>
      {aside && <Chip icon="edit">{`${t('aside.set')}: ${aside.instead ?? aside.reason}`}</Chip>}
      {first && (
        <span className="muted">{`${day(first.effective_at)} · ${word('overview.extended', first.knees_and_hips)}`}</span>
      )}
      <FilmLink caseId={caseId} entry={film} />
    </p>
  );
}
