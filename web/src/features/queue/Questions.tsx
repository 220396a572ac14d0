/** Every question of the sorter with its answer; behind each, what the file says. */
import { t, word } from '../../i18n';
import { Chip } from '../../ui/kit';
import { type Question, verdictOf } from './evidence';

/** The questions, open where the answer is not proven. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  return (
    <ul className="questions">
      {questions.map((question) => (
        <li key={question.axis}>
          <OneQuestion question={question} />
        </li>
      ))}
    </ul>
  );
}

const LOOK = {
  proven: { tone: 'good', icon: 'tick' },
  contradicted: { tone: 'caution', icon: 'caution' },
  unproven: { tone: 'caution', icon: 'unknown' },
} as const;

function OneQuestion({ question }: { question: Question }) {
  const { axis, score, threshold, statements } = question;
  const verdict = verdictOf(question);
  return (
    <details open={verdict === 'unproven' || verdict === 'contradicted'}>
      <summary>
        <span className="question-name">{word('queue.axis', axis)}</span>
        {verdict && (
          <>
            <span className="muted">
              {t('queue.score', { score: score ?? 0, threshold: threshold ?? 0 })}
            </span>
            <Chip {...LOOK[verdict]}>{word('queue.verdict', verdict)}</Chip>
          </>
        )}
      </summary>
      {statements.length === 0 ? (
        <p className="muted question-none">{t('queue.no_statement')}</p>
      ) : (
        <table className="table statements">
          <thead>
            <tr>
              <th scope="col">{t('queue.criterion')}</th>
              <th scope="col">{t('queue.found')}</th>
              <th scope="col">{t('queue.attribute')}</th>
              <th scope="col" className="number">
                {t('queue.weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {statements.map((one) => (
              <tr key={`${one.attribute} ${one.criterion} ${one.found}`}>
                <td>{one.criterion}</td>
                <td>{one.found}</td>
                <td className="mono">{one.attribute}</td>
                <td className="number">{weightOf(one.weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

/** A weight with its sign; nothing where a statement only tells. */
function weightOf(weight: number): string {
  if (weight === 0) return '';
  return weight > 0 ? `+${weight}` : `−${-weight}`;
}
