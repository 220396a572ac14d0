/** Measuring a film from the start: asked first, for everything that is placed leaves the film. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { count, t } from '../../i18n';
import { Button, Dialog } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerPart } from './useViewer';

export function Anew({ viewer }: { viewer: FilmViewer }) {
  const [asking, setAsking] = useState(false);
  const placed = useViewerPart(viewer, (state) => state.sheet.landmarks.size) ?? 0;
  const close = () => setAsking(false);
  const begin = () => {
    // A window that closes gives the keyboard back to its button: only after that the film takes it.
    flushSync(close);
    viewer.beginAnew(t('wizard.anew'));
    viewer.focus();
  };
  return (
    <>
      <Button icon="retry" onClick={() => setAsking(true)}>
        {t('wizard.anew')}
      </Button>
      {asking && (
        <Dialog title={t('wizard.anew')} onClose={close}>
          <p>{count('wizard.anew_takes', placed)}</p>
          <p className="muted">{t('wizard.anew_stays')}</p>
          <div className="row">
            <Button look="primary" icon="retry" data-first onClick={begin}>
              {t('wizard.anew_go')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
