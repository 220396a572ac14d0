/** Going back behind a draft: to what was signed last, or to nothing. Undo brings the draft back; the node keeps every version. */
import { useState } from 'react';
import type { Version } from '../../api/queries';
import { count, moment, t } from '../../i18n';
import { Button, Dialog } from '../../ui/kit';
import { fromDocument, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import type { SaidConditions } from './useConditions';
import type { Saving } from './useSaving';
import { useViewerPart } from './useViewer';

interface Props {
  viewer: FilmViewer;
  versions: readonly Version[];
  saving: Saving;
  conditions: SaidConditions;
}

export function DiscardDraft({ viewer, versions, saving, conditions }: Props) {
  const [asking, setAsking] = useState(false);
  const placed = useViewerPart(viewer, (state) => state.sheet.landmarks.size) ?? 0;
  const signed = versions.findLast((version) => version.state === 'signed');
  const drafts = versions.filter((version) => version.version > (signed?.version ?? 0));
  const isUnsent = saving.kind !== 'saved' && saving.kind !== 'empty';
  if (placed === 0 || (drafts.length === 0 && !isUnsent)) return null;
  const discard = () => {
    const { sheet } = viewer.state;
    const back = signed
      ? fromDocument(signed.document as SheetDocument)
      : { ...sheet, landmarks: new Map(), settings: {} };
    viewer.apply(t('discard.did'), back);
    if (conditions.isOpen) conditions.settled();
    setAsking(false);
    viewer.focus();
  };
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t('discard.discard')}
      </Button>
      {asking && (
        <Dialog title={t('discard.title')} onClose={() => setAsking(false)}>
          <ul className="discarded">
            {isUnsent && <li>{t('discard.unsent')}</li>}
            {drafts.length > 0 && (
              <li>{count('discard.drafts', drafts.length, { at: moment(drafts.at(-1)?.at) })}</li>
            )}
            {conditions.isOpen && <li>{t('discard.conditions')}</li>}
          </ul>
          <p>
            {signed
              ? t('discard.to_signed', {
                  version: signed.version,
                  at: moment(signed.signed_at ?? signed.at),
                })
              : t('discard.to_nothing')}{' '}
            {drafts.length > 0 && t(signed ? 'discard.kept' : 'discard.kept_shown')}
          </p>
          <p className="muted">{t('discard.undo')}</p>
          <div className="row">
            <Button look="danger" icon="trash" onClick={discard}>
              {t(signed ? 'discard.go_signed' : 'discard.go_nothing')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
