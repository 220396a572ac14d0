import { useState } from 'react';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Button } from '../../ui/kit';
import { CorrectDialog } from '../shared/facts/FactDialog';
import type { Moves } from './useMoves';

/** What was recorded last, with the way back; read out when it changes. */
export function Said({
  caseId,
  moves,
  holding,
}: {
  caseId: string;
  moves: Moves;
  holding: readonly Entry[];
}) {
  const mayWrite = useMayWrite();
  const [corrects, setCorrects] = useState(false);
  const made = holding.find((entry) => entry.id === moves.last?.entry);
  return (
    <div className="said">
      <span role="status">{moves.said || (mayWrite ? '' : t('entry.may_not_write'))}</span>
      {moves.last?.before && (
        <Button look="quiet" className="small" icon="undo" busy={moves.busy} onClick={moves.undo}>
          {t('workup.undo')}
        </Button>
      )}
      {made && !moves.last?.before && (
        <Button look="quiet" className="small" icon="edit" onClick={() => setCorrects(true)}>
          {t('entry.correct')}
        </Button>
      )}
      {corrects && made && <CorrectDialog caseId={caseId} entry={made} onClose={() => setCorrects(false)} />}
    </div>
  );
}
