import type { Answer } from '../../api/answer';
import { t } from '../../i18n';
import { Panel } from '../../ui/kit';
import { citedAddress, citedText } from '../shared/cited';
import { EvidenceLine } from '../shared/EvidenceLine';
import { plainly } from '../shared/plainly';

/** Figures for the talk with the patient, each with its source. */
export function Talk({ answer }: { answer: Answer }) {
  if (answer.counselling.length === 0) return null;
  return (
    <Panel title={t('indication.talk')}>
      <ul className="talk">
        {answer.counselling.map((figure) => {
          const citation = answer.citations.find((one) => one.id === figure.citation);
          return (
            <li key={figure.text}>
              <p>{plainly(figure.text)}</p>
              <p className="muted small-text">
                {citation
                  ? [citedText(citation), citedAddress(citation)].filter(Boolean).join(' · ')
                  : figure.citation}
              </p>
              <div className="evidence-row">
                {figure.evidence.map((id) => {
                  const evidence = answer.evidence.find((one) => one.id === id);
                  return (
                    evidence && (
                      <EvidenceLine key={id} evidence={evidence} citation={citation} isCutOff={false} />
                    )
                  );
                })}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
