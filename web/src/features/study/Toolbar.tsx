/** What the hand can do on a film, with the key beside each. */
import { t } from '../../i18n';
import { IconButton } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { useViewerState } from './useViewer';

interface Props {
  viewer: FilmViewer | null;
  readOnly: boolean;
  help: () => void;
}

export function Toolbar({ viewer, readOnly, help }: Props) {
  if (!viewer) return <div className="toolbar" />;
  return <Tools viewer={viewer} readOnly={readOnly} help={help} />;
}

function Tools({ viewer, readOnly, help }: Props & { viewer: FilmViewer }) {
  const state = useViewerState(viewer);
  const { undo, redo, shown, magnifier, locked, mode, tool } = state;
  return (
    <div className="toolbar" role="toolbar" aria-label={t('study.tools')}>
      {!readOnly && (
        <>
          <IconButton
            icon="undo"
            label={undo ? t('tool.undo_what', { what: undo }) : t('tool.undo')}
            disabled={!undo}
            onClick={() => viewer.undo()}
          />
          <IconButton
            icon="redo"
            label={redo ? t('tool.redo_what', { what: redo }) : t('tool.redo')}
            disabled={!redo}
            onClick={() => viewer.redo()}
          />
          <span className="toolbar-gap" />
        </>
      )}
      <IconButton icon="fit" label={t('tool.fit')} onClick={() => viewer.fit()} />
      <IconButton
        icon="magnifier"
        label={t('tool.magnifier')}
        aria-pressed={magnifier}
        onClick={() => viewer.setMagnifier(!magnifier)}
      />
      <IconButton
        icon="ruler"
        label={t('tool.distance')}
        aria-pressed={tool === 'distance'}
        onClick={() => viewer.takeTool(tool === 'distance' ? 'wizard' : 'distance')}
      />
      <span className="toolbar-gap" />
      <label className="toolbar-select">
        <span className="visually-hidden">{t('tool.window')}</span>
        <select value="" onChange={(event) => chooseWindow(viewer, event.target.value)}>
          <option value="">{t('tool.window')}</option>
          {[1, 2, 3, 4, 5].map((number) => (
            <option key={number} value={number}>
              {number} · {t(`preset.p${number as 1 | 2 | 3 | 4 | 5}`)}
            </option>
          ))}
          <option value="here">W · {t('preset.here')}</option>
        </select>
      </label>
      <IconButton
        icon="invert"
        label={t('tool.invert')}
        aria-pressed={shown.inverted}
        onClick={() => viewer.setShown({ ...shown, inverted: !shown.inverted })}
      />
      <IconButton
        icon={mode === 'none' ? 'hidden' : 'eye'}
        label={t(`tool.overlay_${mode}`)}
        onClick={() => viewer.setMode(mode === 'all' ? 'lines' : mode === 'lines' ? 'none' : 'all')}
      />
      {!readOnly && (
        <IconButton
          icon="lock"
          label={t('tool.lock')}
          aria-pressed={locked}
          onClick={() => viewer.setLocked(!locked)}
        />
      )}
      <span className="toolbar-gap" />
      <IconButton icon="keyboard" label={t('tool.keys')} onClick={help} />
    </div>
  );
}

function chooseWindow(viewer: FilmViewer, chosen: string): void {
  if (chosen === 'here') viewer.windowHere();
  else viewer.preset(Number(chosen));
}
