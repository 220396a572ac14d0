import type { Schemas } from '../../api/queries';
import { number } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { Chip, Fold } from '../../ui/kit';
import { Explanation } from '../shared/Explanation';
import { figure } from '../shared/figures';
import { SetAside } from '../shared/SetAside';
import { Notes } from './Compensation';
import type { Part } from './More';

type Study = Schemas['AssessmentDocument.study'];

/** Whether the imbalance is fixed, by the lying films; and what else can bend a spine. */
export function Flexibility({ caseId, answer, assessment }: Part) {
  const found = assessment.flexibility;
  return (
    <Fold title={t('overview.flexibility')} aside={word('overview.flex', found.verdict)}>
      <div className="stack">
        <Explanation caseId={caseId} tree={found.explanation} sources={[assessment, answer]} open={1} />
        {found.studies.map((study) => (
          <Residuals key={study.entry} study={study} />
        ))}
        <Differential asked={found.differential} />
        <Notes notes={found.notes} />
        <SetAside caseId={caseId} codes={['flexibility.verdict']} name={t('overview.flexibility')} />
      </div>
    </Fold>
  );
}

function Residuals({ study }: { study: Study }) {
  const what = [
    day(study.effective_at),
    study.modality && word('fact.value', study.modality),
    study.in_words,
  ];
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{what.filter(Boolean).join(' · ')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.parameter')}</th>
            <th scope="col" className="number">
              {t('overview.standing')}
            </th>
            <th scope="col" className="number">
              {t('overview.lying')}
            </th>
            <th scope="col" className="number">
              {t('overview.corrected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {study.residuals.map((one) => (
            <tr key={one.code}>
              <th scope="row">{word('overview.code', one.code)}</th>
              <td className="number">{one.standing === null ? '—' : figure(one.standing, one.unit)}</td>
              <td className="number">{one.lying === null ? '—' : figure(one.lying, one.unit)}</td>
              <td className="number">
                {one.corrected_percent === null ? '—' : `${number(one.corrected_percent, 0)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ICON = { present: 'caution', absent: 'tick', unknown: 'unknown' } as const;

function Differential({ asked }: { asked: Schemas['AssessmentDocument']['flexibility']['differential'] }) {
  return (
    <div>
      <h3>{t('overview.differential')}</h3>
      <ul className="differential">
        {Object.entries(asked).map(([what, state]) => (
          <li key={what}>
            <Chip icon={ICON[state]} tone={state === 'present' ? 'caution' : 'plain'}>
              {word('overview.examined', state)}
            </Chip>
            {what}
          </li>
        ))}
      </ul>
    </div>
  );
}
