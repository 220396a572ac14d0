/** Every red flag that was not asked, on one sheet: answered in one go, saved once. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Unknown } from '../../api/answer';
import { answerQuery, recordQuery } from '../../api/queries';
import { count, t } from '../../i18n';
import { Button, Dialog } from '../../ui/kit';
import { DayField } from '../shared/facts/DayField';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { today } from '../shared/facts/today';
import { Missing } from '../shared/Missing';
import type { Named } from '../shared/record/recordAll';
import { useRecordAll } from '../shared/record/useRecordAll';
import { splitUnknown } from '../shared/unaskedFlags';
import {
  type Asked,
  type Changed,
  changedBetween,
  factFrom,
  type Question,
  questionsOf,
  type Reply,
  sayQuestion,
} from './unasked';

/** The window. `onSaved` is told the entries that hold the answers, also where not all of them are recorded. */
export function AskFlags({
  caseId,
  asked: atFirst,
  revision,
  onSaved,
  onClose,
}: {
  caseId: string;
  asked: Asked;
  /** The revision of the record that the questions come from. */
  revision: number;
  onSaved: (entries: string[]) => void;
  onClose: () => void;
}) {
  // What is asked stays as it was when the window opened: what is saved does not vanish from under the hand.
  const [{ questions, rest }, setAsked] = useState(atFirst);
  const [changed, setChanged] = useState<Changed | null>(null);
  const [replies, setReplies] = useState<ReadonlyMap<string, Reply>>(new Map());
  const [day, setDay] = useState(today());
  const client = useQueryClient();
  const lookAgain = async () => {
    // The record first: what the questions come from is never older than the revision that is sent.
    const { revision: now } = await client.fetchQuery({ ...recordQuery(caseId), staleTime: 0 });
    const answer = await client.fetchQuery({ ...answerQuery(caseId), staleTime: 0 });
    const { unasked, unsettled } = splitUnknown(answer);
    const asked = questionsOf([...unasked, ...unsettled], answer.missing);
    setChanged(changedBetween(questions, asked.questions, record.done));
    setAsked(asked);
    return now;
  };
  const record = useRecordAll(caseId, { revision, again: lookAgain });
  const facts = questions.flatMap((question): Named[] => {
    const reply = replies.get(question.what);
    if (!reply || reply === 'unknown') return [];
    return [{ name: question.what, fact: factFrom(question, reply), effective_at: day }];
  });
  const open = facts.filter(({ name }) => !record.done.has(name)).length;
  const close = () => {
    record.stop();
    if (record.done.size > 0) onSaved([...record.done.values()]);
    onClose();
  };
  const send = async () => {
    setChanged(null);
    try {
      // Told also where the window was closed meanwhile: what was under way is recorded all the same.
      const entries = await record.mutateAsync(facts);
      if (entries.length > 0) onSaved(entries);
    } catch {
      return;
    }
    if (!record.isStopped()) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Dialog wide title={t('overview.ask.title')} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <p className="muted">{t('overview.ask.text')}</p>
        <div className="ask-rows">
          {questions.map((question) => (
            <Row
              key={question.what}
              question={question}
              reply={replies.get(question.what) ?? 'unknown'}
              isDone={record.done.has(question.what)}
              onReply={(reply) => setReplies((before) => new Map(before).set(question.what, reply))}
            />
          ))}
        </div>
        {rest.length > 0 && <Rest caseId={caseId} rest={rest} />}
        <DayField label={t('overview.ask.day')} value={day} onChange={setDay} />
        {record.error && record.done.size > 0 && (
          <p role="status">
            {t('overview.ask.partly', { done: record.done.size, all: record.done.size + open })}
          </p>
        )}
        <SaveProblem error={record.error} again={() => void send()} busy={record.isPending} />
        {changed && <Meanwhile changed={changed} />}
        <div className="dialog-foot">
          <Button onClick={close}>{t(record.done.size > 0 ? 'common.close' : 'common.cancel')}</Button>
          <Button type="submit" look="primary" busy={record.isPending} disabled={open === 0}>
            {open > 0 ? count('overview.ask.save', open) : t('overview.ask.save_none')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What somebody else's entries have changed about the questions. */
function Meanwhile({ changed: { gone, fresh } }: { changed: Changed }) {
  const say = (some: readonly Question[]) => some.map(sayQuestion).join(', ');
  return (
    <div role="status">
      {gone.length > 0 && <p>{t('overview.ask.gone', { what: say(gone) })}</p>}
      {fresh.length > 0 && <p>{t('overview.ask.fresh', { what: say(fresh) })}</p>}
    </div>
  );
}

const REPLIES: readonly Reply[] = ['present', 'absent', 'unknown'];

function Row({
  question,
  reply,
  isDone,
  onReply,
}: {
  question: Question;
  reply: Reply;
  isDone: boolean;
  onReply: (reply: Reply) => void;
}) {
  const id = useId();
  return (
    <div className="ask-row" role="radiogroup" aria-labelledby={id} aria-describedby={`${id}-for`}>
      <div>
        <strong id={id}>{sayQuestion(question)}</strong>
        <p id={`${id}-for`} className="beside">
          {t('overview.ask.for', { flags: question.flags.join(' ') })}
        </p>
      </div>
      <div className="ask-replies">
        {REPLIES.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name={question.what}
              disabled={isDone}
              checked={reply === one}
              onChange={() => onReply(one)}
            />
            {t(`overview.ask.${one}`)}
          </label>
        ))}
      </div>
    </div>
  );
}

/** What present or absent does not answer. */
function Rest({ caseId, rest }: { caseId: string; rest: readonly Unknown[] }) {
  return (
    <section className="stack">
      <h3>{t('overview.ask.rest')}</h3>
      <p className="muted">{t('overview.ask.rest_text')}</p>
      <ul className="ask-list">
        {rest.map((found) => (
          <li key={found.code}>
            {found.question}
            <Missing caseId={caseId} missing={found.missing} title={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
