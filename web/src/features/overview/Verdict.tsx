import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { Panel } from '../../ui/kit';
import { listed } from '../shared/listed';
import { SetAside } from '../shared/SetAside';

/** The elective indication in one line, progression in another; and what was decided. */
export function Verdict({ caseId, answer }: { caseId: string; answer: Answer }) {
  const found = answer.indication;
  const latest = answer.decisions.at(-1);
  return (
    <Panel
      title={t('overview.indication')}
      className="verdict"
      actions={
        <Link to="/cases/$case/indication" params={{ case: caseId }}>
          {t('overview.indication_open')}
        </Link>
      }
    >
      {!found && <p className="muted">{t('overview.no_indication')}</p>}
      {found && (
        <>
          <p className="verdict-words">{found.in_words}</p>
          <p className="muted">
            {found.verdict === 'cannot_tell'
              ? t('overview.missing_line', { what: listed(found.missing) })
              : listed(found.because)}
          </p>
          <SetAside caseId={caseId} codes={['indication', found.code]} name={t('overview.indication')} />
        </>
      )}
      <dl className="lines">
        <dt>{t('overview.progression')}</dt>
        <dd>
          {answer.progression.in_words}{' '}
          <Link to="/cases/$case/timeline" params={{ case: caseId }} className="nowrap">
            {t('overview.timeline_open')}
          </Link>
        </dd>
        {latest && (
          <>
            <dt>{t('overview.decided')}</dt>
            <dd>
              {[`${word('fact.value', latest.choice)} (${day(latest.effective_at)})`, latest.reason]
                .filter(Boolean)
                .join(': ')}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
