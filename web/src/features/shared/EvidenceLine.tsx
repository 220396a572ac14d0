import type { Schemas } from '../../api/queries';
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Chip } from '../../ui/kit';
import { citedAddress, citedText } from './cited';
import { withUnit } from './facts/words';

const TONE = { V: 'good', C: 'good', D: 'good', M: 'caution', L: 'caution' } as const;

/** A number of the evidence, as one that something was compared with: how well it is backed, and by what. */
export function EvidenceLine({
  evidence,
  citation,
  isCutOff = true,
}: {
  evidence: Schemas['AnswerDocument.record'];
  citation: Schemas['AnswerDocument.citation'] | undefined;
  /** Whether something was compared with it; else it is a figure by itself. */
  isCutOff?: boolean;
}) {
  const value = withUnit(String(evidence.value).replace('-', '−'), evidence.unit);
  const derived = evidence.source === 'derived' ? t('explain.derived') : evidence.source;
  const source = citation ? citedText(citation) : derived;
  const address = citation ? citedAddress(citation) : '';
  return (
    <details className="evidence">
      <summary>
        <Icon name="book" size={14} />
        {isCutOff ? t('explain.cut_off', { value }) : value}
        <Chip tone={TONE[evidence.flag]} title={evidence.backing}>
          {word('explain.flag', evidence.flag)}
        </Chip>
      </summary>
      <p>{evidence.locator}</p>
      <p className="muted">
        {t('explain.source', { source })} · {evidence.backing}
      </p>
      {citation && address && (
        <p className="muted">{`${address} · ${t('explain.seen', { what: citation.seen })}`}</p>
      )}
      <p className="muted mono">{evidence.id}</p>
    </details>
  );
}
