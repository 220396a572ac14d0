/** Why a film should be taken once more, and what to mend: as the node says it, what to ask first standing first. */
import { t, word } from '../../i18n';
import { Fold } from '../../ui/kit';
import type { JudgedFilm } from './useJudged';

/** What is not met and can be mended: those things of which the node tells whoever takes the next film. */
export function mendable(film: JudgedFilm) {
  return film.criteria.filter(
    ({ truth, tell }) => truth !== 'true' && tell !== undefined && film.tell.includes(tell),
  );
}

/** What is not met, or of which nobody knows whether it is. */
export function sayCause({ code, truth }: JudgedFilm['criteria'][number]): string {
  return word(truth === 'unknown' ? 'criterion_unknown' : 'criterion', code);
}

export function RepeatReason({ film }: { film: JudgedFilm }) {
  if (film.grade !== 'repeat') return null;
  const causes = mendable(film).map((cause) =>
    t('study.repeat_cause', { what: sayCause(cause), found: cause.statement }),
  );
  return (
    <div className="repeat-reason">
      <p className="sentence">
        {causes.length > 0
          ? t('study.repeat_why', { causes: causes.join('; ') })
          : film.explanation.statement}
      </p>
      <Fold title={t('study.repeat_tell')} quiet>
        <ul>
          {film.tell.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
