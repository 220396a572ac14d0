/** What was graded of one finding at one level. */
import type { Entry } from '../../../api/queries';
import { t, word } from '../../../i18n';
import { GradeDrawing } from './GradeDrawing';
import type { Disc, Scheme } from './schemes';

export function GradeCell({
  row,
  column,
  entry,
  isOpen,
  mayWrite,
  onOpen,
}: {
  row: Disc;
  column: Scheme;
  entry: Entry | undefined;
  isOpen: boolean;
  mayWrite: boolean;
  onOpen: () => void;
}) {
  const grade = typeof entry?.fact.grade === 'string' ? entry.fact.grade : null;
  const words = !entry
    ? t('mri.not_graded')
    : grade
      ? word('fact.grade', grade)
      : word('fact.value', String(entry.fact.presence));
  const what = t('mri.of_level', { what: t(`mri.column.${column.name}`), disc: `${row.upper}–${row.lower}` });
  return (
    <td>
      <button
        type="button"
        className="mri-cell"
        aria-label={`${what}: ${words}`}
        aria-pressed={isOpen}
        disabled={!mayWrite}
        title={words}
        onClick={onOpen}
      >
        {grade ? (
          <GradeDrawing grade={grade} />
        ) : (
          <span className="mri-blank">{word('mri.ungraded', String(entry?.fact.presence ?? 'open'))}</span>
        )}
        <span className="mri-short">{grade ? word('mri.short', grade) : ''}</span>
      </button>
    </td>
  );
}
