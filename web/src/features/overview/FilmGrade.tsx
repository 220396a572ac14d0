import { useState } from 'react';
import type { Schemas } from '../../api/queries';
import { day, t, word } from '../../i18n';
import { Chip, Fold } from '../../ui/kit';
import { FilmLink } from '../shared/EntryLink';
import { Explanation } from '../shared/Explanation';
import { plainly } from '../shared/plainly';
import { SetAside } from '../shared/SetAside';
import { sayPosture } from '../shared/value/posture';
import type { Part } from './More';

type Film = Schemas['AssessmentDocument.film'];

/** Whether the film may be used: criterion by criterion, of every film. */
export function FilmGrade({ caseId, answer, assessment }: Part) {
  const { films } = assessment;
  const [chosen, setChosen] = useState(answer.alignment.film ?? films.at(-1)?.entry);
  const film = films.find((one) => one.entry === chosen);
  if (!film) return null;
  const met = film.criteria.filter((one) => one.truth === 'true').length;
  return (
    <Fold
      title={t('overview.criteria')}
      aside={`${word('overview.grade', film.grade)} · ${t('overview.criteria_met', { met, all: film.criteria.length })}`}
    >
      <div className="stack">
        <div className="row">
          <select
            aria-label={t('overview.film')}
            className="film-choice"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {films.map((one) => (
              <option key={one.entry} value={one.entry}>
                {[
                  day(one.effective_at),
                  sayPosture(one.posture, one.knees_and_hips),
                  word('overview.grade', one.grade),
                ].join(' · ')}
              </option>
            ))}
          </select>
          <FilmLink caseId={caseId} entry={film.entry} />
        </div>
        <Criteria caseId={caseId} part={{ caseId, answer, assessment }} film={film} />
        {film.tell.length > 0 && (
          <div>
            <h3>{t('overview.tell')}</h3>
            <ul className="plain-list">
              {film.tell.map((line) => (
                <li key={line}>{plainly(line)}</li>
              ))}
            </ul>
          </div>
        )}
        {film.entry === answer.alignment.film && (
          <SetAside caseId={caseId} codes={['film.grade']} name={t('overview.criteria')} />
        )}
      </div>
    </Fold>
  );
}

const ICON = { true: 'tick', false: 'close', unknown: 'unknown' } as const;

function Criteria({ caseId, part, film }: { caseId: string; part: Part; film: Film }) {
  return (
    <table className="table">
      <tbody>
        {film.criteria.map((found) => (
          <tr key={found.code}>
            <th scope="row" className="nowrap">
              {word('overview.criterion', found.code)}
            </th>
            <td>
              <Chip icon={ICON[found.truth]}>{word('overview.met', found.truth)}</Chip>
            </td>
            <td>
              <Explanation
                caseId={caseId}
                tree={found}
                sources={[part.assessment, part.answer]}
                open={0}
                told
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
