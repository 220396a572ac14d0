/** How dark counts are shown. */
import { useId } from 'react';
import { t } from '../../i18n';
import { Toggle } from '../../ui/kit';

/** The upper window as a multiple of the usual one, and whether many counts are bright. */
export interface Window {
  factor: number;
  isInverted: boolean;
}

export function WindowTools({ window, onChange }: { window: Window; onChange: (window: Window) => void }) {
  const id = useId();
  return (
    <div className="row window-tools">
      <label htmlFor={id}>{t('bone_scan.window')}</label>
      <input
        id={id}
        type="range"
        min={-2}
        max={2}
        step={0.1}
        value={Math.log2(window.factor)}
        onChange={(event) => onChange({ ...window, factor: 2 ** Number(event.target.value) })}
        aria-valuetext={`${Math.round(window.factor * 100)} %`}
      />
      <Toggle
        on={window.isInverted}
        icon="invert"
        onClick={() => onChange({ ...window, isInverted: !window.isInverted })}
      >
        {t('bone_scan.invert')}
      </Toggle>
    </div>
  );
}
