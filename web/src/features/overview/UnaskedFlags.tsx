/** Red flags that were not asked: as loud as one that is raised, with the sheet on which all of them are answered. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, UnknownFlag } from '../../api/answer';
import { recordQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { count, t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Banner, Button, Fold } from '../../ui/kit';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { Missing } from '../shared/Missing';
import { useRecordAll } from '../shared/record/useRecordAll';
import { splitUnknown } from '../shared/unaskedFlags';
import { AskFlags } from './AskFlags';
import { questionsOf } from './unasked';

/** Nothing where every red flag was asked, and nothing was just answered. */
export function UnaskedFlags({ caseId, answer }: { caseId: string; answer: Answer }) {
  const mayWrite = useMayWrite();
  const { data: record } = useQuery(recordQuery(caseId));
  // The revision at which the sheet was opened.
  const [asks, setAsks] = useState<number | null>(null);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const { unasked, unsettled, waiting } = splitUnknown(answer);
  const open = [...unasked, ...unsettled];
  const isAsked = unasked.length === 0;
  return (
    <>
      {open.length > 0 && (
        <article className="flag unasked">
          <Icon name="unknown" size={22} />
          <div className="flag-text">
            <div className="card-head">
              <h2 className="as-title">
                {isAsked
                  ? count('overview.unsettled', unsettled.length)
                  : count('overview.unasked', unasked.length)}
              </h2>
              {mayWrite && !isAsked && (
                <Button
                  look="primary"
                  icon="edit"
                  disabled={!record}
                  onClick={() => record && setAsks(record.revision)}
                >
                  {t('overview.ask.open')}
                </Button>
              )}
            </div>
            <p>
              {t(isAsked ? 'overview.unsettled_text' : 'overview.unasked_text')}
              {!isAsked && unsettled.length > 0 && ` ${count('overview.unsettled_too', unsettled.length)}`}
            </p>
            <Fold title={t('overview.unasked_list')} quiet>
              <ul className="ask-list">
                {open.map((found) => (
                  <li key={found.code}>
                    {found.question}
                    <Missing caseId={caseId} missing={found.missing} title={false} />
                  </li>
                ))}
              </ul>
            </Fold>
          </div>
        </article>
      )}
      {waiting.length > 0 && <Waiting caseId={caseId} flags={waiting} />}
      {saved.length > 0 && <Saved key={saved.join(' ')} caseId={caseId} entries={saved} />}
      {asks !== null && (
        <AskFlags
          caseId={caseId}
          asked={questionsOf(open, answer.missing)}
          revision={asks}
          onSaved={setSaved}
          onClose={() => setAsks(null)}
        />
      )}
    </>
  );
}

/** Red flags that a needed study answers: whoever would be asked knows no more than it will show. */
function Waiting({ caseId, flags }: { caseId: string; flags: readonly UnknownFlag[] }) {
  return (
    <ul className="flags-waiting">
      {flags.map(({ code, question, waits_for: study }) => (
        <li key={code}>
          <Icon name="timeline" size={14} />
          <span>
            {question}{' '}
            <Link to="/cases/$case/workup" params={{ case: caseId }} search={{ study: study ?? '' }}>
              {t('overview.answered_by', { study: word('fact.study_kind', study ?? '') })}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was just recorded, and the way back: each answer is withdrawn, the last one first. */
function Saved({ caseId, entries }: { caseId: string; entries: readonly string[] }) {
  const undo = useRecordAll(caseId);
  const takeBack = () =>
    undo.mutate(
      entries.toReversed().map((entry) => ({
        name: entry,
        fact: { kind: 'withdrawal', reason: t('overview.ask.undo_reason') },
        supersedes: entry,
      })),
    );
  if (undo.isSuccess) return <Banner live>{t('overview.ask.undone')}</Banner>;
  return (
    <Banner
      live
      action={
        <Button icon="undo" busy={undo.isPending} onClick={takeBack}>
          {t('overview.ask.undo')}
        </Button>
      }
    >
      {count('overview.ask.saved', entries.length)}
      <SaveProblem error={undo.error} again={takeBack} busy={undo.isPending} />
    </Banner>
  );
}
