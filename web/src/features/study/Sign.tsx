/** Signing: the landmarks never change again and the record holds the film; what is unconfirmed stands in the way. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { problemFrom } from '../../api/problem';
import { type OneImage, ofCase, recordQuery, type Version } from '../../api/queries';
import { count, t } from '../../i18n';
import { Banner, Button, Dialog, Field } from '../../ui/kit';
import { unconfirmed } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import type { Conditions } from './draft';
import type { Saving } from './useSaving';
import { useViewerState } from './useViewer';
import { siteName } from './words';

interface Props {
  caseId: string;
  image: OneImage;
  viewer: FilmViewer;
  saving: Saving;
  flush: () => Promise<void>;
  conditions: Conditions;
  signed: () => void;
  versions: readonly Version[];
}

export function Sign({ caseId, image, viewer, saving, flush, conditions, signed, versions }: Props) {
  const { sheet } = useViewerState(viewer);
  const [asking, setAsking] = useState(false);
  const open = unconfirmed(sheet);
  const nothing = sheet.landmarks.size === 0;
  const isSigned =
    saving.kind === 'saved' &&
    versions.some((one) => one.version === saving.version && one.state === 'signed');
  if (nothing || (isSigned && open.length === 0)) return null;
  return (
    <footer className="sign">
      {open.length > 0 && (
        <Banner tone="caution">
          {count('sign.unconfirmed', open.length)}{' '}
          <button type="button" className="link-button" onClick={() => viewer.show(open[0] ?? '')}>
            {siteName(open[0] ?? '')}
          </button>
          <Button look="quiet" onClick={() => viewer.confirm(open)}>
            {t('sign.confirm_all')}
          </Button>
        </Banner>
      )}
      <Button
        look="primary"
        icon="sign"
        disabled={nothing || open.length > 0 || saving.kind === 'conflict'}
        onClick={() => setAsking(true)}
      >
        {t('sign.sign')}
      </Button>
      {asking && (
        <SignDialog
          caseId={caseId}
          image={image}
          saving={saving}
          flush={flush}
          conditions={conditions}
          signed={signed}
          close={() => setAsking(false)}
        />
      )}
    </footer>
  );
}

interface DialogProps {
  caseId: string;
  image: OneImage;
  saving: Saving;
  flush: () => Promise<void>;
  conditions: Conditions;
  signed: () => void;
  close: () => void;
}

function SignDialog({ caseId, image, saving, flush, conditions, signed, close }: DialogProps) {
  const client = useQueryClient();
  const [takenOn, setTakenOn] = useState(image.taken_on ?? '');
  const version = saving.kind === 'saved' ? saving.version : 0;
  const sign = useMutation({
    mutationFn: async () => {
      // The revision that this page has read: what somebody recorded since must be seen before it is built upon.
      const { revision } = await client.fetchQuery({
        ...recordQuery(caseId),
        staleTime: Number.POSITIVE_INFINITY,
      });
      return body(
        api.POST('/api/v1/images/{image}/landmarks/{version}/signature', {
          params: { path: { image: image.id, version }, header: { 'If-Match': `"${revision}"` } },
          body: { conditions, ...(!image.taken_on && { taken_on: takenOn }) } as never,
        }),
      );
    },
    onError: () => void client.invalidateQueries({ queryKey: ofCase(caseId) }),
    onSuccess: async () => {
      signed();
      await client.invalidateQueries({ queryKey: ofCase(caseId) });
      close();
    },
  });
  return (
    <Dialog title={t('sign.title')} onClose={close}>
      <p>{t('sign.text')}</p>
      {!image.taken_on && (
        <Field label={t('sign.taken_on')}>
          {(wiring) => (
            <input
              {...wiring}
              type="date"
              value={takenOn}
              onChange={(event) => setTakenOn(event.target.value)}
            />
          )}
        </Field>
      )}
      {saving.kind !== 'saved' && (
        <Banner tone="caution" action={<Button onClick={() => void flush()}>{t('sign.save_first')}</Button>}>
          {t('sign.not_saved')}
        </Banner>
      )}
      {sign.error && (
        <Banner tone="alert" live>
          {problemFrom(sign.error).detail ?? problemFrom(sign.error).title}
        </Banner>
      )}
      <div className="row">
        <Button
          look="primary"
          icon="sign"
          busy={sign.isPending}
          disabled={saving.kind !== 'saved' || (!image.taken_on && !takenOn)}
          onClick={() => sign.mutate()}
        >
          {t('sign.sign')}
        </Button>
        <Button onClick={close}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  );
}
