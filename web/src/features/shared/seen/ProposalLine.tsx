/** One thing that is seen: where it is, and what a person says of it. */
import type { Entry } from '../../../api/queries';
import { t } from '../../../i18n';
import { Button, Chip } from '../../../ui/kit';
import { SaveProblem } from '../facts/SaveProblem';
import { useSave } from '../facts/useSave';
import { sayFact } from '../facts/words';
import type { Proposal } from './proposal';
import { entryOf, madeOn, type OfRecord, saysTheSame } from './recorded';

type Status = 'confirmed' | 'rejected';

export function ProposalLine({
  caseId,
  takenOn,
  proposal,
  study,
  entries,
  onShow,
  mayDecide,
}: {
  caseId: string;
  takenOn: string | null | undefined;
  proposal: Proposal;
  study: OfRecord;
  entries: readonly Entry[];
  /** Shows where it is seen; none for what is about the whole study. */
  onShow?: (() => void) | undefined;
  mayDecide: boolean;
}) {
  const { save, again, busy, error } = useSave(caseId);
  const entry = entryOf(entries, study.name, proposal);
  const isDecided = entry && entry.fact.status !== 'proposed';
  const decided = isDecided && saysTheSame(entry, proposal) ? (entry.fact.status as Status) : null;
  const other = isDecided && !decided ? entry.fact : null;
  const on = takenOn ? { effective_at: takenOn } : {};
  const decide = async (status: Status) => {
    // A finding belongs to a study: that it was made is recorded before, where the record does not know.
    if (!study.isMade && !(await save(madeOn(study, takenOn)))) return;
    const fact = { ...proposal, study: study.name, status };
    await save({ fact, ...on, ...(entry && { supersedes: entry.id }) });
  };
  const { kind, finding, presence, level, side, method, value, interval, grade } = proposal;
  const said = { kind, finding, presence, level, side, value, interval, grade };
  return (
    <li className={`seen-line ${proposal.presence}`}>
      <p className="seen-words">{sayFact(said)}</p>
      <p className="muted seen-method">{method}</p>
      {other && (
        <p className="seen-other">
          {t(other.status === 'rejected' ? 'seen.other_rejected' : 'seen.other_confirmed', {
            said: sayFact(other),
          })}
        </p>
      )}
      <div className="row">
        {onShow && (
          <Button className="small" icon="eye" onClick={onShow}>
            {t('seen.show')}
          </Button>
        )}
        {decided && <Chip tone={decided === 'confirmed' ? 'good' : 'plain'}>{t(`seen.${decided}`)}</Chip>}
        {mayDecide && decided !== 'confirmed' && (
          <Button className="small" icon="tick" busy={busy} onClick={() => void decide('confirmed')}>
            {t(other ? 'seen.instead' : 'entry.confirm')}
          </Button>
        )}
        {mayDecide && decided !== 'rejected' && (
          <Button className="small" look="quiet" busy={busy} onClick={() => void decide('rejected')}>
            {t('entry.reject')}
          </Button>
        )}
      </div>
      <SaveProblem error={error} again={() => void again()} busy={busy} />
    </li>
  );
}
