/** What tests and treatments have shown, each with its source. */
import type { About, Answer } from '../../api/answer';
import { Panel } from '../../ui/kit';
import { Why } from './ConclusionBody';
import { SetAside } from './SetAside';

export function Results({
  caseId,
  answer,
  title,
  found,
}: {
  caseId: string;
  answer: Answer;
  title: string;
  found: readonly About[];
}) {
  if (found.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="sayings">
        {found.map((one) => (
          <li key={one.code}>
            <p>{one.recommendation}</p>
            <div className="row">
              <Why caseId={caseId} answer={answer} found={one} />
              <SetAside caseId={caseId} codes={[one.code]} name={one.recommendation} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
