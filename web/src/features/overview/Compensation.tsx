import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/queries';
import { t, word } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { figure, span } from '../shared/figures';
import type { Part } from './More';

type Ledger = NonNullable<Schemas['AssessmentDocument']['compensation']>;

/** How the patient keeps upright: the ledger, from the thorax to the ankles. */
export function Compensation({ caseId, answer, assessment }: Part) {
  const ledger = assessment.compensation;
  if (!ledger) return null;
  return (
    <Fold
      title={t('overview.compensation')}
      aside={t('overview.pattern_line', { pattern: word('overview.pattern', ledger.pattern) })}
    >
      <div className="stack">
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('overview.segment')}</th>
                <th scope="col">{t('overview.state')}</th>
                <th scope="col" className="number">
                  {t('overview.excess')}
                </th>
                <th scope="col" className="number">
                  {t('overview.set_back')}
                </th>
                <th scope="col">{t('explain.why')}</th>
              </tr>
            </thead>
            <tbody>
              {ledger.lines.map((line) => (
                <Line key={line.code} line={line} caseId={caseId} part={{ caseId, answer, assessment }} />
              ))}
            </tbody>
          </table>
        </div>
        <Notes notes={ledger.notes} />
        <Link to="/cases/$case/compare" params={{ case: caseId }}>
          {t('overview.compare_open')}
        </Link>
      </div>
    </Fold>
  );
}

function Line({ line, caseId, part }: { line: Ledger['lines'][number]; caseId: string; part: Part }) {
  return (
    <tr>
      <th scope="row">{word('overview.part', line.code)}</th>
      <td>{word('overview.comp_state', line.state)}</td>
      <td className="number">{line.excess_deg === null ? '—' : figure(line.excess_deg, 'deg')}</td>
      <td className="number">
        {line.sva_when_set_back_mm === null ? '—' : figure(line.sva_when_set_back_mm, 'mm')}
        {line.sva_when_set_back_interval && (
          <span className="muted block">{span(line.sva_when_set_back_interval, 'mm')}</span>
        )}
      </td>
      <td>
        <Explanation
          caseId={caseId}
          tree={line.explanation}
          sources={[part.assessment, part.answer]}
          open={0}
          told
        />
      </td>
    </tr>
  );
}

/** What to know beside figures. */
export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="notes" aria-label={t('overview.notes')}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
