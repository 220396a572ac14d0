/** What a person must know about this film before trusting what stands beside it. */
import { useState } from 'react';
import type { OneImage, Version } from '../../api/queries';
import { count, moment, t } from '../../i18n';
import { Banner, Button } from '../../ui/kit';
import { sentence } from '../../ui/sentence';
import { fromDocument } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { answerDraft, type LocalDraft, waitAgain } from './draft';
import type { Saving } from './useSaving';
import { useViewerPart, useViewerState } from './useViewer';
import { inAnatomy } from './words';

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
      <Refusal viewer={viewer} saving={saving} />
      <Stopped viewer={viewer} failed={failed !== null} />
      {viewer && start.local && (
        <Restore
          viewer={viewer}
          local={start.local}
          base={start.base}
          answer={() => answerDraft(account, image.id)}
          again={() => waitAgain(account, image.id, start.local as LocalDraft)}
        />
      )}
    </div>
  );
}

/** Why nothing can be measured, said once, with the way to mend it; else why the node did not take what is placed. */
function Refusal({ viewer, saving }: { viewer: FilmViewer | null; saving: Saving }) {
  const refusal = useViewerPart(viewer, (state) => state.refusal);
  if (viewer && refusal)
    return <Unmeasurable viewer={viewer} refusal={refusal} isKept={saving.kind === 'refused'} />;
  if (saving.kind !== 'refused') return null;
  return (
    <Banner tone="alert" title={t('notice.not_saved')} live>
      {saving.text}
    </Banner>
  );
}

function Unmeasurable({
  viewer,
  refusal,
  isKept,
}: {
  viewer: FilmViewer;
  refusal: string;
  /** Whether the node refused it for the same reason. */
  isKept: boolean;
}) {
  const { swapped, facesAway, sheet } = useViewerState(viewer);
  const facing = sheet.settings.facing ?? viewer.options.facts.facing;
  const turn = () => viewer.say(t('film.facing'), { facing: facing === 'left' ? 'right' : 'left' });
  const isOpen = !viewer.options.readOnly;
  return (
    <Banner
      tone="caution"
      title={t('notice.refused')}
      live
      action={
        <span className="row">
          {isOpen && swapped.length > 0 && (
            <Button icon="retry" onClick={() => viewer.swapEnds()}>
              {count('notice.swap', swapped.length)}
            </Button>
          )}
          {isOpen && facesAway && <Button onClick={turn}>{t('notice.turn')}</Button>}
        </span>
      }
    >
      {sentence(inAnatomy(refusal))} {isKept && t('notice.refused_kept')}
    </Banner>
  );
}

/** The measuring module has stopped in its work: what is placed is not touched by that. */
function Stopped({ viewer, failed }: { viewer: FilmViewer | null; failed: boolean }) {
  const measuring = useViewerPart(viewer, (state) => state.measuring);
  if (measuring === 'anew') return <Banner live>{t('notice.measuring_anew')}</Banner>;
  if (measuring !== 'stopped' && (measuring !== 'absent' || failed)) return null;
  return (
    <Banner
      tone="caution"
      title={t('notice.measuring_stopped')}
      live
      action={
        <Button icon="retry" onClick={() => viewer?.measureAgain()}>
          {t('notice.measure_again')}
        </Button>
      }
    >
      {t('notice.measuring_stopped_text')}
    </Banner>
  );
}

interface RestoreProps {
  viewer: FilmViewer;
  local: LocalDraft;
  base: number;
  /** Somebody has decided. */
  answer: () => void;
  /** And has changed his mind. */
  again: () => void;
}

/** What this computer has and the node has not: offered, never put in by itself, and kept until somebody decides. */
function Restore({ viewer, local, base, answer, again }: RestoreProps) {
  const [answered, setAnswered] = useState<'continued' | 'discarded' | null>(null);
  const resume = () => {
    answer();
    viewer.apply(t('notice.restored'), fromDocument(local.document));
    setAnswered('continued');
  };
  const discard = () => {
    answer();
    setAnswered('discarded');
  };
  const takeBack = () => {
    again();
    setAnswered(null);
  };
  if (answered === 'continued') return null;
  if (answered === 'discarded')
    return (
      <Banner live action={<Button onClick={takeBack}>{t('tool.undo')}</Button>}>
        {t('notice.draft_discarded', { at: moment(local.at) })}
      </Banner>
    );
  return (
    <Banner
      tone="info"
      title={t('notice.local')}
      action={
        <span className="row">
          <Button look="primary" onClick={resume}>
            {t('notice.restore')}
          </Button>
          <Button onClick={discard}>{t('notice.leave')}</Button>
        </span>
      }
    >
      {t(base === local.base ? 'notice.local_text' : 'notice.local_behind', { at: moment(local.at) })}
    </Banner>
  );
}
