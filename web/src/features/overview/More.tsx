/** What stands behind the first view, folded: the film, compensation, flexibility, progression, classifications. */
import type { Answer, Assessment } from '../../api/queries';
import { useMayWrite, useSession } from '../../api/session';
import { t } from '../../i18n';
import { Fold } from '../../ui/kit';
import { ImportInto } from '../imports/ImportInto';
import { CaseAccess } from '../settings/CaseAccess';
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

/** The parts, one below the other. */
export function More(part: Part) {
  return (
    <section className="more" aria-label={t('overview.more')}>
      <FilmGrade {...part} />
      <Compensation {...part} />
      <Flexibility {...part} />
      <Progression {...part} />
      <Classifications {...part} />
      <AroundTheCase caseId={part.caseId} />
    </section>
  );
}

/** Who may open the case, and the way to bring in more films. */
function AroundTheCase({ caseId }: { caseId: string }) {
  const { role } = useSession();
  const mayWrite = useMayWrite();
  return (
    <>
      {role !== 'researcher' && (
        <Fold title={t('overview.access')}>
          <CaseAccess caseId={caseId} />
        </Fold>
      )}
      {mayWrite && (
        <Fold title={t('overview.import')}>
          <ImportInto caseId={caseId} />
        </Fold>
      )}
    </>
  );
}
