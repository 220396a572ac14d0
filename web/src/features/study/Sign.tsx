/** Signing: the landmarks never change again and the record holds the film; what is unconfirmed stands in the way. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { type Problem, problemFrom } from '../../api/problem';
import { type OneImage, ofCase, recordQuery, type Version } from '../../api/queries';
import { t } from '../../i18n';
import type { Reading } from '../../measure';
import { Banner, Button, Dialog, Field } from '../../ui/kit';
import { unconfirmed } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { displayed } from '../shared/value/displayed';
import { DiscardDraft } from './DiscardDraft';
import { ReviewBar } from './ReviewBar';
import { SignedList } from './SignedList';
import { SinceSigned } from './SinceSigned';
import type { SaidConditions } from './useConditions';
import type { Judged } from './useJudged';
import type { Discard, Saving } from './useSaving';
import { useViewerState } from './useViewer';

interface Props {
  caseId: string;
  image: OneImage;
  viewer: FilmViewer;
  saving: Saving;
  flush: () => Promise<void>;
  discard: Discard;
  conditions: SaidConditions;
  readings: readonly Reading[];
  judged: Judged;
  signed: () => void;
  versions: readonly Version[];
}

export function Sign(props: Props) {
  const { viewer, saving, versions } = props;
  const { sheet, reviewed, refusal } = useViewerState(viewer);
  const [asking, setAsking] = useState(false);
  const open = unconfirmed(sheet);
  const nothing = sheet.landmarks.size === 0;
  const isSigned =
    saving.kind === 'saved' &&
    versions.some((one) => one.version === saving.version && one.state === 'signed');
  if (nothing || (isSigned && open.length === 0 && reviewed === null)) return null;
  return (
    <footer className="sign">
      <ReviewBar viewer={viewer} />
      <div className="row">
        <Button
          look="primary"
          icon="sign"
          disabled={open.length > 0 || refusal !== '' || saving.kind === 'conflict'}
          onClick={() => setAsking(true)}
        >
          {t('sign.sign')}
        </Button>
        <DiscardDraft {...props} />
      </div>
      {asking && <SignDialog {...props} close={() => setAsking(false)} />}
    </footer>
  );
}

function SignDialog(props: Props & { close: () => void }) {
  const { caseId, image, saving, flush, signed, close } = props;
  const conditions = props.conditions.said;
  const client = useQueryClient();
  const [takenOn, setTakenOn] = useState(image.taken_on ?? '');
  const version = saving.kind === 'saved' ? saving.version : 0;
  const measured = props.viewer.tracing && displayed(props.viewer.tracing.measure.version, props.readings);
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
          body: { conditions, displayed: measured, ...(!image.taken_on && { taken_on: takenOn }) } as never,
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
    <Dialog title={t('sign.title')} onClose={close} wide>
      <p>{t('sign.text')}</p>
      {!measured && <Banner>{t('sign.node_measures')}</Banner>}
      <SignedList {...props} conditions={conditions} />
      <SinceSigned {...props} />
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
        <div ref={inSight}>
          <Refused problem={problemFrom(sign.error)} />
        </div>
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

const inSight = (place: HTMLElement | null) => place?.scrollIntoView({ block: 'nearest' });

/** Why nothing was signed; where the node measures otherwise, with the way to a page that measures as it does. */
function Refused({ problem: { code, detail, title } }: { problem: Problem }) {
  if (code !== 'measured_otherwise')
    return (
      <Banner tone="alert" live>
        {detail ?? title}
      </Banner>
    );
  return (
    <Banner
      tone="caution"
      live
      title={t('sign.measured_otherwise')}
      action={
        <Button icon="retry" onClick={() => window.location.reload()}>
          {t('sign.reload')}
        </Button>
      }
    >
      {detail}
    </Banner>
  );
}
