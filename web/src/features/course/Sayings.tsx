import type { Answer } from '../../api/answer';
import { t, word } from '../../i18n';
import { Chip, Fold, Panel } from '../../ui/kit';
import { AskedByPayers, AskList } from '../shared/AskList';
import { Why } from '../shared/ConclusionBody';
import { byConcern } from '../shared/questions';
import { Results } from '../shared/Results';
import { SetAside } from '../shared/SetAside';
import { CautionLine } from './StepCard';

/** What tests have shown, what is said to a brace or a wish, and what to know besides: each with its source. */
export function Sayings({ caseId, answer }: { caseId: string; answer: Answer }) {
  const { answers, besides } = answer.course;
  // What is asked about a study stands with the study.
  const ask = answer.course.ask.filter(({ about }) => !answer.board.some(({ study }) => study === about));
  const { patient, payers } = byConcern(ask);
  return (
    <>
      <Results caseId={caseId} answer={answer} title={t('course.results')} found={answer.results} />
      <Panel title={t('course.said')}>
        <ul className="sayings">
          {answers.map((found) => (
            <li key={found.code}>
              <p>
                <Chip icon="book">{word('course.about', found.about)}</Chip>
                {found.outcome === 'unknown' ? found.question : found.recommendation}
              </p>
              <p className="muted small-text">{found.rationale}</p>
              {found.instead.length > 0 && (
                <p className="small-text">{`${t('explain.instead')}: ${found.instead.join('; ')}`}</p>
              )}
              <div className="row">
                <Why caseId={caseId} answer={answer} found={found} />
                <SetAside caseId={caseId} codes={[found.code]} name={found.recommendation} />
              </div>
            </li>
          ))}
        </ul>
        {besides.map((one) => (
          <CautionLine key={one.code} caseId={caseId} answer={answer} caution={one} />
        ))}
        {patient.length > 0 && (
          <Fold title={t('course.ask_text')} quiet>
            <AskList caseId={caseId} ask={patient} label={t('course.ask_text')} />
          </Fold>
        )}
        <AskedByPayers caseId={caseId} ask={payers} />
      </Panel>
    </>
  );
}
