/** What in the record does not fit, and must be looked at by a person. */
import type { Answer } from '../../api/queries';
import { count, t } from '../../i18n';
import { Banner } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { SetAside } from '../shared/SetAside';

/** Contradictions first, then what looks odd. Nothing where all is well. */
export function Attention({ caseId, answer }: { caseId: string; answer: Answer }) {
  const isRaised = answer.red_flags.some((flag) => flag.tier === 'emergency_now');
  const odd = [
    // The red flag above says the same, louder.
    ...answer.notices
      .filter((notice) => !(isRaised && notice.code === 'fracture_first'))
      .map((notice) => notice.message),
    ...answer.not_understood.map((what) => t('overview.not_understood', { what })),
    ...answer.overridden
      .filter((one) => !one.is_known)
      .map(({ item, reason }) => t('overview.unknown_override', { item, reason })),
  ];
  return (
    <>
      <Contradictions caseId={caseId} answer={answer} />
      <Unfounded caseId={caseId} answer={answer} />
      {odd.length > 0 && (
        <Banner tone="caution" title={t('overview.look_again')}>
          <ul className="odd">
            {odd.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

/** Findings whose study was taken back. */
function Unfounded({ caseId, answer: { unfounded } }: { caseId: string; answer: Answer }) {
  if (unfounded.length === 0) return null;
  return (
    <Banner tone="caution" title={count('overview.unfounded', unfounded.length)}>
      <p>{t('overview.unfounded_text')}</p>
      {unfounded.map(({ entry, effective_at }) => (
        <EntryLink key={entry} caseId={caseId} entry={entry} day={effective_at} />
      ))}
    </Banner>
  );
}

function Contradictions({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { contradictions } = answer;
  if (contradictions.length === 0) return null;
  return (
    <Banner tone="caution" title={count('overview.contradictions', contradictions.length)}>
      <p>{t('overview.contradiction_text')}</p>
      <ul className="contradictions">
        {contradictions.map((found) => (
          <li key={found.code}>
            <strong>{found.recommendation}</strong>
            {found.entries.map((origin) => (
              <EntryLink key={origin.entry} caseId={caseId} entry={origin.entry} day={origin.effective_at} />
            ))}
            <div className="row">
              <Why caseId={caseId} answer={answer} found={found} />
              <SetAside caseId={caseId} codes={[found.code]} name={found.recommendation} />
            </div>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
