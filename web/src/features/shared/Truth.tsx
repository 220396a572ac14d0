import { word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import './shared.css';

/** What a statement came to. */
export type TruthValue = 'true' | 'false' | 'unknown';

const ICONS: Record<TruthValue, IconName> = { true: 'tick', false: 'close', unknown: 'unknown' };

/** True, false or not known: a sign and a word. */
export function Truth({ value }: { value: TruthValue }) {
  return (
    <span className={`truth ${value}`}>
      <Icon name={ICONS[value]} size={14} />
      {word('explain.truth', value)}
    </span>
  );
}
