import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Button } from '../../ui/kit';
import type { Moves } from './useMoves';

/** What was recorded last, with the way back; read out when it changes. */
export function Said({ moves }: { moves: Moves }) {
  const mayWrite = useMayWrite();
  return (
    <div className="said">
      <span role="status">{moves.said || (mayWrite ? '' : t('entry.may_not_write'))}</span>
      {moves.last && (
        <Button look="quiet" className="small" icon="undo" busy={moves.busy} onClick={moves.undo}>
          {t('workup.undo')}
        </Button>
      )}
    </div>
  );
}
