/** The way through landmarks that nobody has confirmed: each in the middle of the film, Enter confirms it and goes on. */
import { count, t } from '../../i18n';
import { Banner, Button } from '../../ui/kit';
import { unconfirmed } from '../../viewer/store/sheet';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerState } from './useViewer';
import { siteName } from './words';

export function ReviewBar({ viewer }: { viewer: FilmViewer }) {
  const { sheet, reviewed } = useViewerState(viewer);
  const open = unconfirmed(sheet);
  if (reviewed !== null) return <Looking viewer={viewer} site={reviewed} open={open} />;
  if (open.length === 0) return null;
  return (
    <Banner
      tone="caution"
      action={<Button onClick={() => viewer.review.begin()}>{t('sign.look_through')}</Button>}
    >
      {count('sign.unconfirmed', open.length)}
    </Banner>
  );
}

function Looking({ viewer, site, open }: { viewer: FilmViewer; site: string; open: readonly string[] }) {
  return (
    <section className="review" aria-label={t('sign.looking')}>
      <p aria-live="polite">
        <strong>{siteName(site)}</strong> <span className="muted">{count('sign.waiting', open.length)}</span>
      </p>
      <p className="muted">{t('sign.how')}</p>
      <div className="row">
        <Button look="primary" onClick={() => viewer.review.next(true)}>
          {t('sign.confirm')}
        </Button>
        <Button onClick={() => viewer.review.next(false)}>{t('sign.later')}</Button>
        {open.length > 0 && (
          <Button look="quiet" onClick={() => viewer.review.confirmRest()}>
            {count('sign.confirm_rest', open.length)}
          </Button>
        )}
        <Button look="quiet" onClick={() => viewer.review.end()}>
          {t('sign.end_review')}
        </Button>
      </div>
    </section>
  );
}
