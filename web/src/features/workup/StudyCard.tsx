/** A study: what it asks, whether it is needed and why, what is missing, how far it has come. */
import { useState } from 'react';
import type { Answer, Asked, BoardItem } from '../../api/answer';
import { useMayWrite } from '../../api/session';
import { count, day, t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Button, Chip, Dialog, Fold } from '../../ui/kit';
import { AskedByPayers, AskList } from '../shared/AskList';
import { against } from '../shared/against';
import { FactForm } from '../shared/facts/FactForm';
import { Missing } from '../shared/Missing';
import { plainly } from '../shared/plainly';
import { byConcern } from '../shared/questions';
import { Aside, SetAside, useOverride } from '../shared/SetAside';
import { nameFor, nameOf, type OfStudy, recordOf, saySince } from './board';
import { CardMenu, type Opens } from './CardMenu';
import { askedAbout, holdOn } from './hold';
import { ReasonDialog } from './ReasonDialog';
import { StudyDetails } from './StudyDetails';
import type { BoardParts } from './Workup';

const NEED_TONE = {
  needed: 'plain',
  optional: 'plain',
  cannot_tell: 'caution',
  contraindicated: 'alert',
  not_needed: 'plain',
} as const;

/** What opens from the menu of a card. */
type Opened = Opens | 'inadequate' | 'details' | null;

/** A card of the board, moved by its menu or by dragging. */
export function StudyCard({
  item,
  onDrag,
  isGrouped = false,
  ...parts
}: BoardParts & {
  item: BoardItem;
  onDrag: (item: BoardItem | null) => void;
  /** Whether it lies in a group below the board. */
  isGrouped?: boolean;
}) {
  const { caseId, answer, moves, holding } = parts;
  const mayWrite = useMayWrite();
  const [opened, setOpened] = useState<Opened>(null);
  const codes = codesOf(item);
  const aside = useOverride(caseId, codes);
  const recorded = recordOf(item.study, holding);
  const close = () => setOpened(null);
  // What is read has answered its question: the card says no more than that.
  const isSettled = item.progress === 'read';
  return (
    <article
      id={`study-${item.study}`}
      tabIndex={-1}
      className={`card ${isGrouped ? 'raised' : ''} ${item.need === 'contraindicated' ? 'warns' : ''} ${aside ? 'is-aside' : ''} ${parts.named === item.study ? 'is-named' : ''}`}
      draggable={mayWrite}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDrag(item);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <header className="study-head">
        {mayWrite && <Icon name="drag" size={14} />}
        <h3>{nameOf(item)}</h3>
        {mayWrite && (
          <CardMenu
            item={item}
            isHeld={holdOn(item, answer.course) !== null}
            onMove={(state) => (state === 'inadequate' ? setOpened('inadequate') : parts.onMove(item, state))}
            onOpen={setOpened}
          />
        )}
      </header>
      <Marks item={item} recorded={recorded} asOf={answer.as_of} />
      {!isSettled && (
        <>
          <p className="card-question">{item.question}</p>
          <Because item={item} />
          <Lacks caseId={caseId} item={item} />
          {!isMade(item) && (
            <>
              <Cautions answer={answer} study={item.study} />
              <AskBefore caseId={caseId} ask={askedAbout(item, answer.course)} />
            </>
          )}
        </>
      )}
      {aside && <Aside caseId={caseId} found={aside} />}
      {opened === 'aside' && !aside && <SetAside caseId={caseId} codes={codes} name={nameOf(item)} open />}
      {mayWrite && item.progress === 'ordered' && item.need === 'contraindicated' && (
        <Button className="small card-cancel" onClick={() => setOpened('cancel')}>
          {t('workup.cancel')}
        </Button>
      )}
      <Button look="quiet" className="small card-details" onClick={() => setOpened('details')}>
        {recorded.findings.length > 0
          ? `${t('workup.details')} · ${count('workup.findings', recorded.findings.length)}`
          : t('workup.details')}
      </Button>
      {opened === 'details' && (
        <StudyDetails caseId={caseId} answer={answer} item={item} recorded={recorded} onClose={close} />
      )}
      {opened === 'finding' && (
        <Dialog title={t('workup.add_finding_to', { name: nameOf(item) })} onClose={close} wide>
          <FactForm
            caseId={caseId}
            kind="study_finding"
            values={{
              study: nameFor({ ...item, name: nameOf(item) }, recorded.states, ''),
              status: 'confirmed',
            }}
            onDone={close}
          />
        </Dialog>
      )}
      {opened === 'inadequate' && (
        <ReasonDialog
          title={t('workup.inadequate_title')}
          onClose={close}
          onReason={(reason) => {
            close();
            void moves.move(item, 'inadequate', reason);
          }}
        >
          {item.question}
        </ReasonDialog>
      )}
      {opened === 'cancel' && (
        <ReasonDialog
          title={t('workup.cancel_title', { name: nameOf(item) })}
          action={t('workup.cancel_do')}
          onClose={close}
          onReason={(reason) => {
            close();
            void moves.cancel(item, reason);
          }}
        >
          {t('workup.cancel_text')}
        </ReasonDialog>
      )}
    </article>
  );
}

/** What an override of a study may name: the study itself, or a rule about it. */
function codesOf(item: BoardItem): string[] {
  return [item.study, ...item.why.map((rule) => rule.code)];
}

function isMade({ progress }: BoardItem): boolean {
  return progress === 'done' || progress === 'read';
}

function Marks({ item, recorded, asOf }: { item: BoardItem; recorded: OfStudy; asOf: string }) {
  const latest = recorded.states[0];
  const on = item.since ?? latest?.effective_at;
  const proposed = recorded.findings.filter(({ fact }) => fact.status === 'proposed').length;
  const reason = latest && typeof latest.fact.reason === 'string' ? latest.fact.reason : null;
  return (
    <div className="card-marks">
      {item.need !== 'needed' && (
        <Chip tone={NEED_TONE[item.need]}>
          {word(isMade(item) ? 'workup.need_made' : 'workup.need', item.need)}
        </Chip>
      )}
      {item.progress === 'inadequate' && (
        <Chip tone="caution" icon="close">
          {t('workup.inadequate')}
        </Chip>
      )}
      {item.instead && (
        <Chip icon="info">{t('workup.instead', { study: word('fact.study_kind', item.instead) })}</Chip>
      )}
      {item.waits && !isMade(item) && item.need !== 'not_needed' && (
        <Chip icon="info">{t('workup.waits')}</Chip>
      )}
      {proposed > 0 && <Chip tone="caution">{count('queue.findings_wait', proposed)}</Chip>}
      {on && (
        <span className={isWaiting(item) ? 'small-text strong' : 'muted small-text'}>
          {sayWhen(item, on, asOf)}
        </span>
      )}
      {item.late && (
        <Chip tone="alert" icon="alert">
          {t('workup.late')}
        </Chip>
      )}
      {item.made_before && (
        <Chip tone="caution" icon="caution">
          {t('workup.made_before', { day: day(item.made_before) })}
        </Chip>
      )}
      {reason && <q className="card-reason">{reason}</q>}
    </div>
  );
}

/** Whether the next thing has to come: the study is to be made, or to be read. */
function isWaiting({ progress }: BoardItem): boolean {
  return progress === 'ordered' || progress === 'done';
}

/** The day, and of what waits how long it has waited. */
function sayWhen({ progress }: BoardItem, on: string, asOf: string): string {
  if (progress !== 'ordered' && progress !== 'done') return day(on);
  return saySince(progress, on, asOf);
}

/** Why, in the words of the decisive rule, and what of the record it rests on here. */
function Because({ item }: { item: BoardItem }) {
  const decisive = item.why.find((rule) => rule.outcome.startsWith('fires'));
  if (!decisive) return null;
  if (item.need === 'contraindicated') return <p className="card-warning">{decisive.recommendation}</p>;
  const here = plainly(decisive.reasons.join(' · '));
  return (
    <p className="card-because">
      {decisive.rationale}
      {here && <span className="muted"> {t('explain.here', { reasons: here })}</span>}
    </p>
  );
}

/** What speaks against it, as the list of what is next says it. */
function Cautions({ answer, study }: { answer: Answer; study: string }) {
  const action = answer.next.find((one) => one.about === study);
  const told = action ? against(action) : [];
  return told.map(({ text, here }) => (
    <p key={text} className="card-caution">
      <Icon name="caution" size={14} />
      <span>
        {text}
        {here && <span className="muted"> {t('explain.here', { reasons: here })}</span>}
      </span>
    </p>
  ));
}

/** What is missing, folded: the first of it stands in the heading. */
function Lacks({ caseId, item }: { caseId: string; item: BoardItem }) {
  const [first, ...more] = item.missing;
  if (item.need === 'not_needed' || first === undefined) return null;
  return (
    <div className="lacks">
      <Fold title={`${t('explain.missing')}: ${plainly(withMore(first, more.length))}`} quiet>
        <Missing caseId={caseId} missing={item.missing} title={false} />
      </Fold>
    </div>
  );
}

/** What is to be asked before the study, folded: the first question stands in the heading; what payers ask stands apart. */
function AskBefore({ caseId, ask }: { caseId: string; ask: readonly Asked[] }) {
  const { patient, payers } = byConcern(ask);
  const [first, ...more] = patient;
  return (
    <>
      {first && (
        <div className="lacks">
          <Fold title={`${t('course.ask_text')}: ${withMore(first.question, more.length)}`} quiet>
            <AskList caseId={caseId} ask={patient} label={t('course.ask_text')} />
          </Fold>
        </div>
      )}
      <AskedByPayers caseId={caseId} ask={payers} />
    </>
  );
}

function withMore(first: string, more: number): string {
  return more > 0 ? `${first}; ${count('workup.more_missing', more)}` : first;
}
