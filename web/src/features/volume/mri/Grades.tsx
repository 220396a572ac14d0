/** The drawn grades of one finding at one level, for a person to choose. */
import { useEffect, useRef } from 'react';
import type { Entry } from '../../../api/queries';
import { t, word } from '../../../i18n';
import { Button } from '../../../ui/kit';
import { GradeDrawing } from './GradeDrawing';
import type { Disc, Scheme } from './schemes';

export function Grades({
  scheme,
  disc,
  entry,
  busy,
  onGrade,
  onTakeBack,
}: {
  scheme: Scheme;
  disc: Disc;
  /** What the record says. */
  entry: Entry | undefined;
  busy: boolean;
  onGrade: (grade: string | null) => void;
  onTakeBack: () => void;
}) {
  const section = useRef<HTMLElement>(null);
  const cell = `${disc.upper} ${scheme.name}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell was opened
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [cell]);
  const now = entry?.fact.grade ?? null;
  const isOpen = entry !== undefined && entry.fact.presence === 'equivocal';
  return (
    <section ref={section} className="grades" aria-label={t('mri.grades')}>
      <h3>
        {t('mri.of_level', { what: t(`mri.column.${scheme.name}`), disc: `${disc.upper}–${disc.lower}` })}
      </h3>
      <ul className="grades-list">
        {scheme.grades.map((grade) => (
          <li key={grade}>
            <button
              type="button"
              className="grade"
              aria-pressed={now === grade}
              disabled={busy}
              onClick={() => onGrade(grade)}
            >
              <GradeDrawing grade={grade} />
              <span className="grade-name">{word('fact.grade', grade)}</span>
              <span className="grade-text">{word('mri.grade', grade)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button className="small" aria-pressed={isOpen} disabled={busy} onClick={() => onGrade(null)}>
          {t('mri.not_told')}
        </Button>
        {entry && (
          <Button className="small" look="quiet" icon="undo" disabled={busy} onClick={onTakeBack}>
            {t('mri.take_back')}
          </Button>
        )}
      </div>
      <p className="muted">{word('mri.source', scheme.finding)}</p>
    </section>
  );
}
