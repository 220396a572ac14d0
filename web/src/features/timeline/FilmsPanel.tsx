/** Every film of the case: to be opened, or two of them to be set beside each other. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MarkSample } from '../../charts/Mark';
import { day, t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Panel } from '../../ui/kit';
import { ago } from '../shared/value/age';
import { lookOf } from './drawing';
import type { Film } from './films';
import { capital, filmText, postureText } from './words';

const PAIR = 2;

/** The films by day, the latest first. */
export function FilmsPanel({
  caseId,
  films,
  asOf,
}: {
  caseId: string;
  films: readonly Film[];
  asOf: string | null;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const days = [...new Set(films.map((film) => film.day))].reverse();
  const toggle = (image: string) =>
    setChosen((before) =>
      before.includes(image) ? before.filter((one) => one !== image) : [...before, image].slice(-PAIR),
    );
  return (
    <Panel title={t('timeline.films')} className="timeline-films">
      {days.map((on) => (
        <section key={on} aria-label={day(on)}>
          <h3>
            {day(on)} {asOf && <span className="beside">{ago(on, asOf)}</span>}
          </h3>
          <ul className="plain-list">
            {films
              .filter((film) => film.day === on)
              .map((film) => (
                <FilmLine key={film.entry} caseId={caseId} film={film} chosen={chosen} toggle={toggle} />
              ))}
          </ul>
        </section>
      ))}
      <Compare caseId={caseId} chosen={chosen} films={films} />
    </Panel>
  );
}

function FilmLine({
  caseId,
  film,
  chosen,
  toggle,
}: {
  caseId: string;
  film: Film;
  chosen: readonly string[];
  toggle: (image: string) => void;
}) {
  const { image } = film;
  const look = lookOf(film);
  return (
    <li className="timeline-film">
      <input
        type="checkbox"
        aria-label={t('timeline.choose', { film: filmText(film) })}
        disabled={!image}
        checked={image !== undefined && chosen.includes(image)}
        onChange={() => image && toggle(image)}
      />
      <MarkSample {...look} hollow={look.tone === 'quiet'} />
      <span>
        {image ? (
          <Link to="/cases/$case/study" params={{ case: caseId }} search={{ film: image }}>
            {capital(postureText(film))}
          </Link>
        ) : (
          capital(postureText(film))
        )}
        <span className="muted timeline-film-facts">{factsOf(film)}</span>
      </span>
    </li>
  );
}

function factsOf(film: Film): string {
  return [film.grade, film.scale, !film.image && t('timeline.no_picture')].filter(Boolean).join(' · ');
}

/** Leads on once two are chosen: the earlier one to the left. */
function Compare({
  caseId,
  chosen,
  films,
}: {
  caseId: string;
  chosen: readonly string[];
  films: readonly Film[];
}) {
  const inOrder = films.flatMap(({ image }) => (image && chosen.includes(image) ? [image] : []));
  const [left, right] = inOrder;
  if (!left || !right)
    return (
      <p className="muted">
        <Icon name="compare" /> {t('timeline.choose_two')}
      </p>
    );
  return (
    <Link
      className="button primary"
      to="/cases/$case/compare"
      params={{ case: caseId }}
      search={{ left, right }}
    >
      <Icon name="compare" />
      {t('timeline.compare')}
    </Link>
  );
}
