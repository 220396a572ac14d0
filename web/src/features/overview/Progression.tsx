import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/queries';
import { signed } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { Fold } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { withUnit } from '../shared/facts/words';
import { SetAside } from '../shared/SetAside';
import { Notes } from './Compensation';
import type { Part } from './More';

type Comparison = Schemas['AssessmentDocument.comparison'];

/** Whether the imbalance has progressed, film by film. */
export function Progression({ caseId, answer, assessment }: Part) {
  const found = assessment.progression;
  return (
    <Fold title={t('overview.progression')} aside={word('overview.prog', found.verdict)}>
      <div className="stack">
        <p>{answer.progression.in_words}</p>
        <Explanation caseId={caseId} tree={found.explanation} sources={[assessment, answer]} open={1} />
        {found.comparisons.length > 0 && <Comparisons comparisons={found.comparisons} />}
        <ul className="notes">
          {found.rates.map((rate) => (
            <li key={rate.code}>
              {t('overview.rate', {
                code: word('overview.code', rate.code),
                rate: withUnit(signed(rate.per_year, 1), unitOf(found.comparisons, rate.code)),
                films: rate.films,
              })}
            </li>
          ))}
        </ul>
        <Notes notes={[...found.events, ...found.notes]} />
        <div className="row">
          <Link to="/cases/$case/timeline" params={{ case: caseId }}>
            {t('overview.timeline_open')}
          </Link>
          <SetAside caseId={caseId} codes={['progression.progressed']} name={t('overview.progression')} />
        </div>
      </div>
    </Fold>
  );
}

/** The unit of a parameter, as any of the comparisons has it. */
function unitOf(comparisons: Comparison[], code: string): string | undefined {
  return comparisons.flatMap((one) => one.changes).find((change) => change.code === code)?.unit;
}

function Comparisons({ comparisons }: { comparisons: Comparison[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('overview.comparison')}</th>
          <th scope="col">{t('overview.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map((one) => (
          <tr key={`${one.earlier} ${one.later}`}>
            <th scope="row" className="nowrap">
              {one.days.map(day).join(' – ')}
            </th>
            <td>{one.in_words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
