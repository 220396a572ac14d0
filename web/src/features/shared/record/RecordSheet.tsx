/** The record of a patient, over the page: every entry with its day, its author and what it says. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type Entry, recordQuery } from '../../../api/queries';
import { useMayWrite } from '../../../api/session';
import { count, day, t } from '../../../i18n';
import { Icon } from '../../../ui/icons';
import { Button, Dialog, Failure, IconButton, Skeleton } from '../../../ui/kit';
import { FilmLink } from '../EntryLink';
import { hasForm } from '../facts/catalogue';
import { AnyFactDialog, CorrectDialog } from '../facts/FactDialog';
import { sayFact, sayKind } from '../facts/words';
import { isWithdrawal, type Placed, placed } from './standing';
import { TakeBackDialog, UndoTakeBack } from './TakeBack';
import { unfounded } from './unfounded';
import '../shared.css';

/** Opens at the entry `at`, where one is named. */
export function RecordSheet({ caseId, at, onClose }: { caseId: string; at?: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(recordQuery(caseId));
  return (
    <Dialog title={t('entry.record_title')} onClose={onClose} sheet>
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Entries caseId={caseId} entries={data.entries} {...(at !== undefined && { at })} />}
    </Dialog>
  );
}

/** By what the list is narrowed. */
interface Filter {
  search: string;
  kind: string;
  withCorrected: boolean;
  /** Whether entries are named as in the trail. */
  withNames: boolean;
}

function Entries({ caseId, entries, at }: { caseId: string; entries: Entry[]; at?: string }) {
  const [filter, setFilter] = useState<Filter>({
    search: '',
    kind: '',
    withCorrected: false,
    withNames: false,
  });
  const [adds, setAdds] = useState(false);
  // The keyboard goes on where an entry holds again.
  const [stands, setStands] = useState(at);
  const mayWrite = useMayWrite();
  const applied = useDeferredValue(filter);
  const lost = useMemo(() => unfounded(entries), [entries]);
  const shown = placed(entries).filter((one) => one.entry.id === stands || fits(one, applied));
  return (
    <>
      <Tools
        entries={entries}
        filter={filter}
        onFilter={setFilter}
        onAdd={mayWrite ? () => setAdds(true) : null}
      />
      <div className="spread muted">
        <span role="status">{count('entry.count', shown.length)}</span>
        <span className="row">
          <Tick
            label={t('entry.show_corrected')}
            on={filter.withCorrected}
            onChange={(withCorrected) => setFilter({ ...filter, withCorrected })}
          />
          <Tick
            label={t('entry.show_names')}
            on={filter.withNames}
            onChange={(withNames) => setFilter({ ...filter, withNames })}
          />
        </span>
      </div>
      {shown.length === 0 && <p className="muted">{t('entry.no_match')}</p>}
      <ul className="record">
        {shown.map((one) => (
          <Row
            key={one.entry.id}
            caseId={caseId}
            placed={one}
            isAt={one.entry.id === stands}
            isUnfounded={lost.has(one.entry.id)}
            isNamed={filter.withNames}
            mayWrite={mayWrite}
            onHeld={setStands}
          />
        ))}
      </ul>
      {adds && <AnyFactDialog caseId={caseId} onClose={() => setAdds(false)} />}
    </>
  );
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

/** What was taken back stays in sight; the withdrawal itself is said with it. */
function fits({ entry, correctedBy, isTakenBack }: Placed, { search, kind, withCorrected }: Filter): boolean {
  if (!withCorrected && (isWithdrawal(entry) || (correctedBy !== undefined && !isTakenBack))) return false;
  if (kind !== '' && entry.fact.kind !== kind) return false;
  return wordsOf(entry).toLowerCase().includes(search.toLowerCase());
}

function Tools({
  entries,
  filter,
  onFilter,
  onAdd,
}: {
  entries: Entry[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onAdd: (() => void) | null;
}) {
  const kinds = [...new Set(entries.map((entry) => entry.fact.kind))];
  kinds.sort((one, other) => sayKind(one).localeCompare(sayKind(other)));
  return (
    <div className="record-tools">
      <input
        type="search"
        aria-label={t('entry.search')}
        placeholder={t('entry.search')}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.target.value })}
      />
      <select
        aria-label={t('entry.all_kinds')}
        value={filter.kind}
        onChange={(event) => onFilter({ ...filter, kind: event.target.value })}
      >
        <option value="">{t('entry.all_kinds')}</option>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {sayKind(one)}
          </option>
        ))}
      </select>
      {onAdd && (
        <Button icon="plus" onClick={onAdd}>
          {t('entry.add')}
        </Button>
      )}
    </div>
  );
}

function wordsOf(entry: Entry): string {
  return `${sayKind(entry.fact.kind)} ${sayFact(entry.fact)} ${entry.author} ${day(entry.effective_at)} ${entry.id}`;
}

function Row({
  caseId,
  placed: { entry, correctedBy, isTakenBack },
  isAt,
  isUnfounded,
  isNamed,
  mayWrite,
  onHeld,
}: {
  caseId: string;
  placed: Placed;
  /** Whether its study was taken back. */
  isUnfounded: boolean;
  /** Whether the name of the entry is shown, as in the trail. */
  isNamed: boolean;
  isAt: boolean;
  mayWrite: boolean;
  /** Hears which entry holds in the place of one that was taken back. */
  onHeld: (entry: string) => void;
}) {
  const row = useRef<HTMLLIElement>(null);
  const [opened, setOpened] = useState<'correct' | 'take_back' | null>(null);
  const [isNew, setNew] = useState(false);
  const close = () => setOpened(null);
  const what = `${sayKind(entry.fact.kind)} ${sayFact(entry.fact)}`;
  const mayChange = mayWrite && correctedBy === undefined;
  useEffect(() => {
    if (!isAt) return;
    // Once the window that the row stands in is open.
    const frame = requestAnimationFrame(() => {
      row.current?.scrollIntoView({ block: 'center' });
      row.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [isAt]);
  const isLate = entry.recorded_at !== undefined && entry.recorded_at !== entry.effective_at;
  return (
    <li
      ref={row}
      className={`record-row ${isAt ? 'at' : ''} ${correctedBy ? 'corrected' : ''}`}
      tabIndex={isAt ? -1 : undefined}
    >
      <time dateTime={entry.effective_at}>{day(entry.effective_at)}</time>
      <div className="record-text">
        <strong>{sayKind(entry.fact.kind)}</strong> <span className="record-fact">{sayFact(entry.fact)}</span>
        <p className="muted small-text">
          {[entry.author, isLate && t('entry.recorded_on', { day: day(entry.recorded_at) })]
            .filter(Boolean)
            .join(' · ')}
          {isNamed && (
            <>
              {` · ${t('entry.name')} `}
              <span className="mono">{entry.id}</span>
            </>
          )}
        </p>
        {isUnfounded && <p className="small-text">{t('entry.unfounded')}</p>}
        {correctedBy && <Corrected by={correctedBy} />}
        {correctedBy && isTakenBack && mayWrite && (
          <UndoTakeBack caseId={caseId} entry={entry} by={correctedBy} isNew={isNew} onHeld={onHeld} />
        )}
        <FilmLink caseId={caseId} entry={entry.id} />
        {mayWrite && entry.fact.kind === 'film' && (
          <p className="muted small-text">{t('entry.film_by_signing')}</p>
        )}
      </div>
      <div className="row nowrap">
        {mayChange && hasForm(entry.fact.kind) && (
          <IconButton
            icon="edit"
            label={`${t('entry.correct')}: ${what}`}
            onClick={() => setOpened('correct')}
          />
        )}
        {mayChange && mayBeTakenBack(entry) && (
          <IconButton
            icon="close"
            label={`${t('entry.take_back')}: ${what}`}
            onClick={() => setOpened('take_back')}
          />
        )}
      </div>
      {opened === 'correct' && <CorrectDialog caseId={caseId} entry={entry} onClose={close} />}
      {opened === 'take_back' && (
        <TakeBackDialog
          caseId={caseId}
          entry={entry}
          onClose={close}
          onDone={() => {
            setNew(true);
            close();
          }}
        />
      )}
    </li>
  );
}

/** A film holds signed landmarks: it is corrected by signing anew. */
function mayBeTakenBack(entry: Entry): boolean {
  return entry.fact.kind !== 'film' && !isWithdrawal(entry);
}

/** By whom and when an entry was corrected, or taken back and why. */
function Corrected({ by }: { by: Entry }) {
  const who = { author: by.author, day: day(by.recorded_at) };
  return (
    <p className="small-text corrected-by">
      <Icon name={isWithdrawal(by) ? 'undo' : 'edit'} size={14} />
      {isWithdrawal(by)
        ? t('entry.withdrawn_by', { ...who, reason: String(by.fact.reason ?? '') })
        : t('entry.corrected', who)}
    </p>
  );
}
