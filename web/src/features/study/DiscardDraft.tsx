/** Going back behind a draft: to what was signed last, or to nothing. Undo brings the draft back as a new one; the node keeps every version. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Version } from '../../api/queries';
import { count, moment, t } from '../../i18n';
import { Button, Dialog, Failure } from '../../ui/kit';
import { fromDocument, type Sheet, type SheetDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { draftsOf } from './thrown';
import type { Discard, Saving } from './useSaving';
import { useViewerPart } from './useViewer';

interface Props {
  viewer: FilmViewer;
  versions: readonly Version[];
  saving: Saving;
  discard: Discard;
}

export function DiscardDraft(props: Props) {
  const { viewer, versions, saving } = props;
  const [asking, setAsking] = useState(false);
  const placed = useViewerPart(viewer, (state) => state.sheet.landmarks.size) ?? 0;
  const drafts = draftsOf(versions);
  const isUnsent = saving.kind !== 'saved' && saving.kind !== 'empty';
  if (placed === 0 || (drafts.length === 0 && !isUnsent)) return null;
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t('discard.discard')}
      </Button>
      {asking && <Asked {...props} drafts={drafts} isUnsent={isUnsent} close={() => setAsking(false)} />}
    </>
  );
}

function Asked(props: Props & { drafts: readonly Version[]; isUnsent: boolean; close: () => void }) {
  const { viewer, versions, discard, drafts, isUnsent, close } = props;
  const signed = versions.findLast((version) => version.state === 'signed');
  const begin = useMutation({
    mutationFn: () =>
      discard(signed?.version ?? 0, () => viewer.putBack(t('discard.did'), behind(viewer, signed))),
    onSuccess: () => {
      close();
      viewer.focus();
    },
  });
  return (
    <Dialog title={t('discard.title')} onClose={close}>
      <ul className="discarded">
        {isUnsent && <li>{t('discard.unsent')}</li>}
        {drafts.length > 0 && (
          <li>{count('discard.drafts', drafts.length, { at: moment(drafts.at(-1)?.at) })}</li>
        )}
      </ul>
      <p>
        {signed
          ? t('discard.to_signed', { version: signed.version, at: moment(signed.signed_at ?? signed.at) })
          : t('discard.to_nothing')}
      </p>
      <p className="muted">{t('discard.undo')}</p>
      {begin.error && <Failure error={begin.error} />}
      <div className="row">
        <Button look="danger" icon="trash" busy={begin.isPending} onClick={() => begin.mutate()}>
          {t(signed ? 'discard.go_signed' : 'discard.go_nothing')}
        </Button>
        <Button onClick={close}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** What stands behind the drafts. */
function behind(viewer: FilmViewer, signed: Version | undefined): Sheet {
  if (signed) return fromDocument(signed.document as SheetDocument);
  return { ...viewer.state.sheet, landmarks: new Map(), settings: {} };
}
