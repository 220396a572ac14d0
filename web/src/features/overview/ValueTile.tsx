import type { Schemas } from '../../api/queries';
import { number } from '../../charts/numbers';
import { t, word } from '../../i18n';
import { Icon } from '../../ui/icons';
import { figure, span } from '../shared/figures';
import { useOverride } from '../shared/SetAside';

/** A value of the headline. */
export type Value = Schemas['AnswerDocument.value'];

/** The part of the body that a value speaks of; its colour is an ornament beside the name. */
const PART: Readonly<Record<string, string>> = {
  PI: 'pelvis',
  PT: 'pelvis',
  PI_LL: 'lumbar',
  LL_L4S1: 'lumbar',
  T1PA: 'thoracic',
  KA: 'limb',
};

/** A value as large as it deserves: number, interval, and what it may be used for. A press opens its details. */
export function ValueTile({
  caseId,
  value,
  isOpen,
  onOpen,
}: {
  caseId: string;
  value: Value;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const aside = useOverride(caseId, [`parameter.${value.code}`]);
  return (
    <li>
      <button
        type="button"
        className={`tile ${PART[value.code] ?? 'plumb'}`}
        aria-expanded={isOpen}
        onClick={onOpen}
        title={value.name}
      >
        <span className="tile-head">
          <span className="tile-name">{word('overview.code', value.code)}</span>
          <Use value={value} />
        </span>
        <Reading value={value} />
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
        {amount}
        <span className="tile-unit">{figure(value.value, value.unit).replace(amount, '')}</span>
      </span>
      <span className="tile-more">
        {value.interval ? span(value.interval, value.unit) : t('overview.no_interval')}
      </span>
    </>
  );
}
