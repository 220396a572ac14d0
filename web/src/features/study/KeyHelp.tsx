/** Every key of the viewer, and the switch for single letters. */
import { t, word } from '../../i18n';
import { Dialog } from '../../ui/kit';
import { KEYS } from '../../viewer/keyboard';

interface Props {
  letters: boolean;
  setLetters: (on: boolean) => void;
  close: () => void;
}

export function KeyHelp({ letters, setLetters, close }: Props) {
  return (
    <Dialog title={t('keys.title')} onClose={close} wide>
      <p>{t('keys.mouse')}</p>
      <ul className="key-list">
        {KEYS.map(({ keys, action }) => (
          <li key={keys}>
            <kbd>{keys}</kbd> {word('action', action)}
          </li>
        ))}
      </ul>
      <label className="row">
        <input type="checkbox" checked={letters} onChange={(event) => setLetters(event.target.checked)} />
        {t('keys.letters')}
      </label>
    </Dialog>
  );
}
