import type { Answer, Schemas } from '../../api/queries';
import { number } from '../../charts/numbers';
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { figure, span } from '../shared/figures';
import { useOverride } from '../shared/SetAside';
import { crossed, sayCrossed } from '../shared/value/cutOff';
import { caveatsOf } from './caveats';

/** A value of the headline. */
export type Value = Schemas['AnswerDocument.value'];

/** A value as large as it deserves: number, interval, and every limit of its use. A press opens its details. */
export function ValueTile({
  caseId,
  value,
  evidence,
  film,
  scale,
  isOpen,
  onOpen,
}: {
  caseId: string;
  value: Value;
  /** The numbers that the answer used, its cut-offs among them. */
  evidence: Answer['evidence'];
  /** The film that it was measured on. */
  film: Schemas['AssessmentDocument.film'] | undefined;
  /** How far the millimetres of the film are trusted. */
  scale: string | undefined;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const aside = useOverride(caseId, [`parameter.${value.code}`]);
  const caveats = caveatsOf(value, film);
  return (
    <li>
      <button type="button" className="tile" aria-expanded={isOpen} onClick={onOpen} title={value.name}>
        <span className="tile-head">
          <span className="tile-name">{word('overview.code', value.code)}</span>
          {caveats.map((one) => (
            <span key={one} className="tile-use">
              {word('overview.usability', one)}
            </span>
          ))}
        </span>
        <Reading value={value} isLeast={caveats.includes('at_least')} />
        <Beside value={value} lines={[sayCrossed(crossed(value, evidence)), value.unit === 'mm' && scale]} />
        {aside && (
          <span className="tile-aside">
            <Icon name="edit" size={12} />
            {t('aside.set')}
          </span>
        )}
      </button>
    </li>
  );
}

/** What must not be read without: whether a cut-off lies within the interval, the scale of a length. */
function Beside({ value, lines }: { value: Value; lines: readonly (string | false | undefined)[] }) {
  if (value.value === null) return null;
  return lines.map(
    (line) =>
      line && (
        <span key={line} className="tile-more">
          {line}
        </span>
      ),
  );
}

function Reading({ value, isLeast }: { value: Value; isLeast: boolean }) {
  if (value.value === null)
    return (
      <>
        <span className="tile-value">—</span>
        <span className="tile-more">{value.omitted ?? t('overview.not_measured')}</span>
      </>
    );
  const amount = number(value.value, 1);
  return (
    <>
      <span className="tile-value">
        {isLeast && '≥ '}
        {amount}
        <span className="tile-unit">{figure(value.value, value.unit).replace(amount, '')}</span>
      </span>
      <span className="tile-more">
        {value.interval ? span(value.interval, value.unit) : t('overview.no_interval')}
      </span>
    </>
  );
}
