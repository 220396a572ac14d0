import type { Answer, Schemas } from '../../api/queries';
import { number } from '../../charts/numbers';
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { figure, span } from '../shared/figures';
import { useOverride } from '../shared/SetAside';
import { crossed, sayCrossed } from '../shared/value/cutOff';

/** A value of the headline. */
export type Value = Schemas['AnswerDocument.value'];

/** A value as large as it deserves: number, interval, and what it may be used for. A press opens its details. */
export function ValueTile({
  caseId,
  value,
  evidence,
  scale,
  isOpen,
  onOpen,
}: {
  caseId: string;
  value: Value;
  /** The numbers that the answer used, its cut-offs among them. */
  evidence: Answer['evidence'];
  /** How far the millimetres of the film are trusted. */
  scale: string | undefined;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const aside = useOverride(caseId, [`parameter.${value.code}`]);
  return (
    <li>
      <button type="button" className="tile" aria-expanded={isOpen} onClick={onOpen} title={value.name}>
        <span className="tile-head">
          <span className="tile-name">{word('overview.code', value.code)}</span>
          <Use value={value} />
        </span>
        <Reading value={value} />
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

/** What the value may be used for, where that is not everything: read before the number. */
function Use({ value: { usability } }: { value: Value }) {
  if (usability === undefined || usability === 'valid') return null;
  return <span className="tile-use">{word('overview.usability', usability)}</span>;
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

function Reading({ value }: { value: Value }) {
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
        {value.usability === 'at_least' && '≥ '}
        {amount}
        <span className="tile-unit">{figure(value.value, value.unit).replace(amount, '')}</span>
      </span>
      <span className="tile-more">
        {value.interval ? span(value.interval, value.unit) : t('overview.no_interval')}
      </span>
    </>
  );
}
