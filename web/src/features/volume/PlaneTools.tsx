/** What the hand can do on planes: the main button, window, slab, and back to straight. */
import { t } from '../../i18n';
import { Button, IconButton, Toggle } from '../../ui/kit';
import type { Slab } from '../../viewer/volume/cut';
import type { VolumeTool } from '../../viewer/volume/state';
import type { VolumeViewer } from '../../viewer/volume/volume';
import { type WindowName, windowNamed, windowsFor } from '../../viewer/volume/windows';
import { useVolumeState } from './useVolume';

const TOOLS: readonly { tool: VolumeTool; icon: 'cross' | 'invert' | 'move' }[] = [
  { tool: 'cross', icon: 'cross' },
  { tool: 'window', icon: 'invert' },
  { tool: 'pan', icon: 'move' },
];
const USUAL_MM = 10;
const THICKNESS = { least: 1, most: 50 };

export function PlaneTools({ viewer, unit }: { viewer: VolumeViewer; unit: string | null | undefined }) {
  const { tool, shown, isOblique } = useVolumeState(viewer);
  return (
    <div className="slices-tools" role="toolbar" aria-label={t('volume.tools')}>
      <span className="slices-group">
        {TOOLS.map((one) => (
          <Toggle
            key={one.tool}
            on={tool === one.tool}
            icon={one.icon}
            title={t(`volume.tool.${one.tool}`)}
            onClick={() => viewer.setTool(one.tool)}
          >
            <span className="slices-tool-name">{t(`volume.tool.${one.tool}`)}</span>
          </Toggle>
        ))}
      </span>
      <WindowChoice viewer={viewer} unit={unit} />
      <SlabChoice viewer={viewer} />
      <span className="slices-group">
        <IconButton
          icon="invert"
          label={t('volume.invert')}
          aria-pressed={shown.inverted}
          onClick={() => viewer.setShown({ ...shown, inverted: !shown.inverted })}
        />
        <IconButton icon="fit" label={t('volume.fit')} onClick={() => viewer.fit()} />
        <Button
          icon="undo"
          title={t('volume.straighten')}
          disabled={!isOblique}
          onClick={() => viewer.straighten()}
        >
          <span className="slices-tool-name">{t('volume.straighten')}</span>
        </Button>
      </span>
    </div>
  );
}

function WindowChoice({ viewer, unit }: { viewer: VolumeViewer; unit: string | null | undefined }) {
  const { shown } = useVolumeState(viewer);
  const suggested = viewer.options.volume.grid.window;
  const names = windowsFor(unit);
  const now = shown.window ?? suggested;
  const same = names.find((name) => {
    const { centre, width } = windowNamed(name, suggested);
    return centre === now.centre && width === now.width;
  });
  return (
    <label className="chooser">
      {t('volume.window')}
      <select
        aria-label={t('volume.window')}
        value={same ?? 'own'}
        onChange={(event) => viewer.setWindow(windowNamed(event.target.value as WindowName, suggested))}
      >
        {!same && <option value="own">{t('volume.windows.own')}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {t(`volume.windows.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SlabChoice({ viewer }: { viewer: VolumeViewer }) {
  const { slab } = useVolumeState(viewer);
  const thickness = slab.kind === 'thin' ? USUAL_MM : slab.thickness;
  const choose = (kind: Slab['kind']) => viewer.setSlab(kind === 'thin' ? { kind } : { kind, thickness });
  return (
    <span className="slices-group">
      <label className="chooser">
        {t('volume.slab.name')}
        <select
          aria-label={t('volume.slab.name')}
          value={slab.kind}
          onChange={(event) => choose(event.target.value as Slab['kind'])}
        >
          {(['thin', 'mean', 'highest'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`volume.slab.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {slab.kind !== 'thin' && (
        <label className="chooser">
          <span className="visually-hidden">{t('volume.thickness')}</span>
          <input
            type="range"
            min={THICKNESS.least}
            max={THICKNESS.most}
            value={slab.thickness}
            onChange={(event) => viewer.setSlab({ ...slab, thickness: Number(event.target.value) })}
          />
          {t('volume.thickness_text', { mm: slab.thickness })}
        </label>
      )}
    </span>
  );
}
