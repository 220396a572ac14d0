import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { Panel } from '../../ui/kit';
import { listed } from '../shared/listed';
import { SetAside } from '../shared/SetAside';
import { everyNode } from '../shared/tree';
import { crossed, sayCrossed } from '../shared/value/cutOff';

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
          <p className="as-title">{found.in_words}</p>
          <p className="muted">
            {found.verdict === 'cannot_tell'
              ? t('overview.missing_line', { what: listed(found.missing) })
              : listed(found.because)}
          </p>
          <Crossed answer={answer} />
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

/** Of the values that the verdict rests on, those whose interval lies on both sides of the cut-off. */
function Crossed({ answer }: { answer: Answer }) {
  const used = new Set(
    answer.indication ? everyNode(answer.indication.why).flatMap((one) => one.evidence ?? []) : [],
  );
  const cutOffs = answer.evidence.filter(({ id }) => used.has(id));
  const lines = answer.alignment.values.flatMap((value) => {
    const said = sayCrossed(crossed(value, cutOffs));
    return said ? [`${word('overview.code', value.code)}: ${said}`] : [];
  });
  return lines.map((line) => (
    <p key={line} className="beside strong">
      {line}
    </p>
  ));
}
