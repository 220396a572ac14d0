/** From a statement to the entry that it was read from, and on to the film. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Entry, filmsQuery, recordQuery } from '../../api/queries';
import { useSeesPictures } from '../../api/session';
import { day as sayDay, t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { sayFact, sayKind } from './facts/words';
import { pictureOf } from './films';
import { RecordSheet } from './record/RecordSheet';
import './shared.css';

/** Opens the record at an entry; of a film it leads to the film too. */
export function EntryLink({
  caseId,
  entry,
  day,
  kindless = false,
}: {
  caseId: string;
  entry: string;
  day: string;
  /** Where it stands beside others of its kind. */
  kindless?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(recordQuery(caseId));
  const found = data?.entries.find((one) => one.id === entry);
  const words = found && inWords(found, kindless);
  return (
    <div className="entry-link">
      <button type="button" className="entry-button" onClick={() => setOpen(true)}>
        <Icon name="link" size={14} />
        <span>
          <span className="nowrap">{sayDay(day)}</span>
          {` · ${words ?? t('explain.entry_gone')}`}
          {found && <span className="muted">{` · ${found.author}`}</span>}
        </span>
      </button>
      <FilmLink caseId={caseId} entry={entry} />
      {isOpen && <RecordSheet caseId={caseId} at={entry} onClose={() => setOpen(false)} />}
    </div>
  );
}

function inWords({ fact }: Entry, kindless: boolean): string {
  if (fact.kind === 'film') return sayKind('film');
  return kindless ? sayFact(fact) : `${sayKind(fact.kind)}: ${sayFact(fact)}`;
}

/** Leads to the film of an entry, where it is the entry of a film. */
export function FilmLink({ caseId, entry }: { caseId: string; entry: string }) {
  const seesPictures = useSeesPictures();
  const { data } = useQuery({
    ...filmsQuery(caseId),
    enabled: entry.startsWith('film-') && seesPictures,
  });
  const film = data && pictureOf(entry, data);
  if (!film) return null;
  return (
    <Link to="/cases/$case/study" params={{ case: caseId }} search={{ film }} className="film-link">
      <Icon name="study" size={14} />
      {t('explain.on_film')}
    </Link>
  );
}
