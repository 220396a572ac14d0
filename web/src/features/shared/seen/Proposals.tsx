/** What is seen in pictures, for a person to confirm or reject, and the study of the record to which it belongs. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { t } from '../../../i18n';
import { Failure, Skeleton } from '../../../ui/kit';
import { ProposalLine } from './ProposalLine';
import type { Proposal } from './proposal';
import { studiesFor } from './recorded';
import { StudyChoice } from './StudyChoice';
import './seen.css';

export function Proposals({
  caseId,
  kind,
  takenOn,
  fresh,
  proposals,
  nothing,
  onShow,
  isOld = false,
}: {
  caseId: string;
  /** The kind of study in the work-up. */
  kind: string;
  /** The day of the pictures. */
  takenOn: string | null | undefined;
  /** What a new study would be called. */
  fresh: string;
  proposals: readonly Proposal[];
  /** What is said where nothing is proposed; nothing, unless stated. */
  nothing?: string;
  /** What shows a proposal; none for one about the whole study. */
  onShow: (proposal: Proposal) => (() => void) | undefined;
  /** Whether these answer an earlier question: they may not be confirmed. */
  isOld?: boolean;
}) {
  const { data, error, refetch } = useQuery(recordQuery(caseId));
  const [chosen, setChosen] = useState<string | null>(null);
  const mayWrite = useMayWrite();
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (proposals.length === 0) return nothing ? <p>{nothing}</p> : null;
  const studies = studiesFor(data.entries, kind, takenOn, fresh);
  const study = studies.find(({ name }) => name === chosen) ?? studies[0];
  if (!study) return null;
  return (
    <>
      <p className="muted">{t(takenOn ? 'seen.proposed' : 'seen.undated')}</p>
      {isOld && <p role="status">{t('seen.measuring')}</p>}
      <StudyChoice studies={studies} study={study} onChoose={setChosen} />
      <ul className="seen-list">
        {proposals.map((proposal) => (
          <ProposalLine
            key={[proposal.finding, proposal.level, proposal.side, proposal.image].join()}
            caseId={caseId}
            takenOn={takenOn}
            proposal={proposal}
            study={study}
            entries={data.entries}
            onShow={onShow(proposal)}
            mayDecide={mayWrite && !isOld && Boolean(takenOn)}
          />
        ))}
      </ul>
    </>
  );
}
