import { problemFrom } from '../../../api/problem';
import { t } from '../../../i18n';
import { Banner, Button } from '../../../ui/kit';

/** Where in the record the node found what is wrong: people see the form. */
const PLACE = /^entries\[\d+\] \("[^"]*"\): (?:fact\.)?/;

/** Why something was not recorded, in words; where sending it again may help, the way to do so. */
export function SaveProblem({ error, again, busy }: { error: unknown; again: () => void; busy: boolean }) {
  if (!error) return null;
  const problem = problemFrom(error);
  const isMoved = problem.code === 'moved';
  const isEnded = problem.status === 401;
  const title = isMoved ? t('entry.moved_title') : isEnded ? t('entry.ended_title') : t('entry.not_saved');
  const text = isMoved
    ? t('entry.moved_text')
    : isEnded
      ? t('entry.ended_text')
      : (problem.detail ?? '').replace(PLACE, '') || problem.title;
  return (
    <Banner
      tone="caution"
      live
      title={title}
      action={
        problem.code !== 'invalid' && (
          <Button onClick={again} busy={busy} icon="retry">
            {t('entry.send_again')}
          </Button>
        )
      }
    >
      {text}
    </Banner>
  );
}
