/** What stands behind the first view, folded: the film, compensation, flexibility, progression, classifications. */
import type { Answer, Assessment } from '../../api/queries';
import { t } from '../../i18n';
import { Classifications } from './Classifications';
import { Compensation } from './Compensation';
import { FilmGrade } from './FilmGrade';
import { Flexibility } from './Flexibility';
import { Progression } from './Progression';

/** What every part is given. */
export interface Part {
  caseId: string;
  answer: Answer;
  assessment: Assessment;
}

export function More(part: Part) {
  return (
    <section className="more" aria-label={t('overview.more')}>
      <FilmGrade {...part} />
      <Compensation {...part} />
      <Flexibility {...part} />
      <Progression {...part} />
      <Classifications {...part} />
    </section>
  );
}
