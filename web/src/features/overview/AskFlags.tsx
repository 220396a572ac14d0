/** Every red flag that was not asked, on one sheet: answered in one go, saved once. */
import { type FormEvent, useId, useState } from 'react';
import type { Unknown } from '../../api/answer';
import { count, t } from '../../i18n';
import { Button, Dialog, Field } from '../../ui/kit';
import { today } from '../shared/facts/FactForm';
import { SaveProblem } from '../shared/facts/SaveProblem';
import { Missing } from '../shared/Missing';
import { factFrom, type Question, questionsOf, type Reply, sayQuestion } from './unasked';
import { type Named, useRecordAll } from './useRecordAll';

/** The window. `onSaved` is told the entries that hold the answers. */
export function AskFlags({
  caseId,
  unknown,
  onSaved,
  onClose,
}: {
  caseId: string;
  unknown: readonly Unknown[];
  onSaved: (entries: string[]) => void;
  onClose: () => void;
}) {
  // What is asked stays as it was when the window opened: what is saved does not vanish from under the hand.
  const [{ questions, rest }] = useState(() => questionsOf(unknown));
  const [replies, setReplies] = useState<ReadonlyMap<string, Reply>>(new Map());
  const [day, setDay] = useState(today());
  const record = useRecordAll(caseId);
  const facts = questions.flatMap((question): Named[] => {
    const reply = replies.get(question.what);
    if (!reply || reply === 'unknown') return [];
    return [{ name: question.what, fact: factFrom(question, reply), effective_at: day }];
  });
  const send = () => record.mutate(facts, { onSuccess: onSaved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Dialog wide title={t('overview.ask.title')} onClose={onClose}>
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
        <Field label={t('overview.ask.day')}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              required
              max={today()}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        {record.error && record.done.size > 0 && (
          <p role="status">{t('overview.ask.partly', { done: record.done.size, all: facts.length })}</p>
        )}
        <SaveProblem error={record.error} again={send} busy={record.isPending} />
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={record.isPending} disabled={facts.length === 0}>
            {facts.length > 0 ? count('overview.ask.save', facts.length) : t('overview.ask.save_none')}
          </Button>
        </div>
      </form>
    </Dialog>
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
