/** The sentence of the source beside a referral, as a quotation; and whether what it speaks of is so in this patient. */
import type { Answer, Indication } from '../../api/answer';
import { t, word } from '../../i18n';
import { Chip } from '../../ui/kit';
import { argued } from '../shared/argument';
import { plainly } from '../shared/plainly';
import { partAbout, type Tree } from '../shared/tree';

/** What the sentence asks for, and the numbers by which the statements about it are known in the explanation. */
const CONDITIONS = [
  { name: 'progression', evidence: 'cut_off.progression.' },
  { name: 'pain', evidence: 'cut_off.significant_pain.' },
] as const;

const LOOK = {
  true: { tone: 'plain', icon: 'tick' },
  false: { tone: 'plain', icon: 'minus' },
  unknown: { tone: 'caution', icon: 'unknown' },
} as const;

/** Whether the sentence is quoted, and with it how the patient has progressed. */
export function isSaidAbove({ progression, indication }: Answer): boolean {
  return Boolean(progression.quotation) && indication?.verdict === 'referral_advised';
}

export function Quotation({ answer, found }: { answer: Answer; found: Indication }) {
  const { quotation } = answer.progression;
  if (!quotation || found.verdict !== 'referral_advised') return null;
  const source = answer.citations.find((one) => one.id === quotation.citation)?.text ?? quotation.citation;
  return (
    <div className="quotation">
      <blockquote>{t('indication.quotation', { text: quotation.text, source })}</blockquote>
      <p className="muted small-text">{t('indication.quotation_here')}</p>
      <ul className="quotation-met">
        {CONDITIONS.map(({ name, evidence }) => (
          <Met
            key={name}
            name={name}
            about={partAbout(found.why, evidence)}
            {...(name === 'progression' && { instead: answer.progression.in_words })}
          />
        ))}
      </ul>
    </div>
  );
}

function Met({
  name,
  about,
  instead,
}: {
  name: (typeof CONDITIONS)[number]['name'];
  about: Tree | undefined;
  /** Words that say more than the statement. */
  instead?: string;
}) {
  const truth = about?.truth ?? 'unknown';
  const words = instead ? plainly(instead) : about ? argued(about).words : t('common.unknown');
  return (
    <li>
      <Chip {...LOOK[truth]}>{word(`indication.quotation_${name}`, truth)}</Chip>
      <span>{words}</span>
    </li>
  );
}
