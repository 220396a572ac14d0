/** The line under a film: how large, which window, where the pointer is, how far a millimetre is trusted, whether all is saved. */

import { t, word } from '../../i18n';
import { measureNow } from '../../measure';
import { useDebounced } from '../../ui/debounced';
import type { FilmViewer } from '../../viewer/viewer';
import type { Saving } from './useSaving';
import { useViewerState } from './useViewer';
import { shown } from './words';

interface Props {
  viewer: FilmViewer | null;
  saving: Saving;
  flush: () => Promise<void>;
}

export function StatusBar({ viewer, saving, flush }: Props) {
  if (!viewer) return <div className="status-bar" />;
  return <Facts viewer={viewer} saving={saving} flush={flush} />;
}

function Facts({ viewer, saving, flush }: Props & { viewer: FilmViewer }) {
  const { stage, scale, cursor, undo } = useViewerState(viewer);
  const announced = useDebounced(undo ?? '', 500);
  const window = viewer.stage.window;
  const ruler = viewer.rulerLength;
  const measure = measureNow();
  return (
    <div className="status-bar">
      <span className="of-program" title={t('status.renderer_title')}>
        {word('status.renderer', stage.renderer)}
      </span>
      <span>{Math.round(scale * 100)} %</span>
      <span title={t('status.window_title')}>
        {t('status.window', { centre: Math.round(window.centre), width: Math.round(window.width) })}
      </span>
      {stage.wanted > stage.there + stage.missing && (
        <span>{t('status.refining', { there: stage.there, wanted: stage.wanted })}</span>
      )}
      {cursor && (
        <span className="nowrap">
          {t('status.cursor', { x: Math.floor(cursor.x), y: Math.floor(cursor.y) })}
          {cursor.value !== null && ` · ${shown(cursor.value, 0)}`}
        </span>
      )}
      {ruler && <strong>{t('status.ruler', { length: shown(ruler.length, 1), unit: ruler.unit })}</strong>}
      <span className="visually-hidden" role="log" aria-live="polite">
        {announced}
      </span>
      <span className="status-gap" />
      {viewer.tracing && <span>{word('calibration_class', viewer.tracing.calibrationClass)}</span>}
      {measure && (
        <span className="of-program" title={measure.version.compiler}>
          {t('status.measure', { version: measure.version.program })}
        </span>
      )}
      <span
        role="status"
        aria-live="polite"
        className={`saving ${saving.kind === 'empty' ? 'nothing' : saving.kind}`}
      >
        {word('saving', saving.kind)}
        {saving.kind === 'away' && (
          <button type="button" className="link-button" onClick={() => void flush()}>
            {t('common.retry')}
          </button>
        )}
      </span>
    </div>
  );
}
