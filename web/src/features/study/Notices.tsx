/** What a person must know about this film before trusting what stands beside it. */
import { useState } from 'react';
import type { OneImage, Version } from '../../api/queries';
import { moment, t } from '../../i18n';
import { Banner, Button } from '../../ui/kit';
import { fromDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { forgetLocally, type LocalDraft } from './draft';
import type { Saving } from './useSaving';
import { useViewerPart } from './useViewer';

interface Props {
  image: OneImage;
  viewer: FilmViewer | null;
  failed: string | null;
  /** Why landmarks on it cannot be measured; null = they can. */
  reading: string | null;
  start: { base: number; local: LocalDraft | null; last: Version | undefined };
  saving: Saving;
  account: string;
}

export function Notices({ image, viewer, failed, reading, start, saving, account }: Props) {
  const stage = useViewerPart(viewer, (state) => state.stage);
  const refusal = useViewerPart(viewer, (state) => state.refusal);
  // Values come with a tracing: what was calibrated by hand counts then.
  useViewerPart(viewer, (state) => state.values);
  const calibration = viewer?.tracing?.calibrationClass ?? image.film?.calibration_class;
  return (
    <div className="notices">
      {reading && (
        <Banner tone="caution" title={t('notice.not_measurable')}>
          {reading}
        </Banner>
      )}
      {failed && (
        <Banner tone="alert" title={t('notice.no_module')}>
          {t('notice.no_module_text', { reason: failed })}
        </Banner>
      )}
      {calibration === 'none' && !reading && (
        <Banner tone="caution" title={t('notice.uncalibrated')}>
          {t('notice.uncalibrated_text')}
        </Banner>
      )}
      {stage?.lostCard && <Banner tone="info">{t('notice.lost_card')}</Banner>}
      {stage && (stage.missing > 0 || stage.topFailed) && (
        <Banner
          tone="alert"
          action={
            <Button icon="retry" onClick={() => viewer?.stage.retry()}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('notice.missing_tiles')}
        </Banner>
      )}
      {refusal && (
        <Banner tone="caution" title={t('notice.refused')} live>
          {refusal}
        </Banner>
      )}
      {saving.kind === 'refused' && (
        <Banner tone="alert" title={t('notice.not_saved')} live>
          {saving.text}
        </Banner>
      )}
      {viewer && start.local && (
        <Restore
          viewer={viewer}
          local={start.local}
          base={start.base}
          leave={() => forgetLocally(account, image.id)}
        />
      )}
    </div>
  );
}

/** What this computer has and the node has not: offered, never put in by itself. */
function Restore({
  viewer,
  local,
  base,
  leave,
}: {
  viewer: FilmViewer;
  local: LocalDraft;
  base: number;
  leave: () => void;
}) {
  const [answered, setAnswered] = useState(false);
  if (answered) return null;
  const restore = () => {
    viewer.apply(t('notice.restored'), fromDocument(local.document));
    setAnswered(true);
  };
  return (
    <Banner
      tone="info"
      title={t('notice.local')}
      action={
        <span className="row">
          <Button look="primary" onClick={restore}>
            {t('notice.restore')}
          </Button>
          <Button
            onClick={() => {
              leave();
              setAnswered(true);
            }}
          >
            {t('notice.leave')}
          </Button>
        </span>
      }
    >
      {t(base === local.base ? 'notice.local_text' : 'notice.local_behind', { at: moment(local.at) })}
    </Banner>
  );
}
