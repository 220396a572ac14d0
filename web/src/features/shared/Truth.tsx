import { word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import type { Argued } from './argument';
import './shared.css';

const ICONS: Record<Argued['side'], IconName> = {
  for: 'plus',
  against: 'minus',
  open: 'unknown',
  idle: 'info',
};

/** What a statement does for the conclusion, or whether an exception is made: a sign and a word. */
export function Truth({ of: { side, isException, tree } }: { of: Argued }) {
  return (
    <span className={`truth ${side}`}>
      <Icon name={ICONS[side]} size={14} />
      {isException ? word('explain.exception_is', tree.truth) : word('explain.side', side)}
    </span>
  );
}
