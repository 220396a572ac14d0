/** Above two films: how they are tied and laid, a simulated posture, and the way to other films of the case. */
import type { Assessment } from '../../api/queries';
import { t, word } from '../../i18n';
import { Button, IconButton } from '../../ui/kit';
import type { LinkMode } from './link';

export type Layout = 'beside' | 'slider';
const MODES: readonly LinkMode[] = ['hips', 'pelvis', 'feet', 'free'];

interface Props {
  hasRight: boolean;
  isTied: boolean;
  mode: LinkMode;
  setMode: (mode: LinkMode) => void;
  layout: Layout;
  setLayout: (layout: Layout) => void;
  /** How far over each other the films are drawn apart, in per cent. */
  slider: number;
  setSlider: (slider: number) => void;
  /** Postures that can be simulated on the film on the left. */
  postures: NonNullable<Assessment['simulations']>['postures'];
  simulated: string;
  setSimulated: (code: string) => void;
  /** Shows both films whole. */
  fit: () => void;
  /** To the bent films, and from them back to the standing ones, where there are any. */
  showBent: (() => void) | undefined;
  showPair: (() => void) | undefined;
}

export function PairTools(props: Props) {
  const { hasRight, isTied, mode, setMode, layout, setLayout, slider, setSlider } = props;
  const { postures, simulated, setSimulated, fit, showBent, showPair } = props;
  return (
    <div className="compare-bar" role="toolbar" aria-label={t('compare.tools')}>
      <IconButton icon="fit" label={t('compare.whole')} onClick={fit} />
      {hasRight && (
        <>
          <Chooser
            label={t('compare.link')}
            value={mode}
            options={MODES.map((one) => [one, word('compare.mode', one)])}
            choose={(value) => setMode(value as LinkMode)}
          />
          <Chooser
            label={t('compare.layout')}
            value={layout}
            options={[
              ['beside', t('compare.beside')],
              ['slider', t('compare.slider')],
            ]}
            choose={(value) => setLayout(value as Layout)}
          />
        </>
      )}
      {postures.length > 0 && (
        <Chooser
          label={t('compare.simulation')}
          value={simulated}
          options={[
            ['', t('compare.no_simulation')],
            ...postures.map((one): [string, string] => [one.code, one.label]),
          ]}
          choose={setSimulated}
        />
      )}
      {layout === 'slider' && hasRight && (
        <label className="chooser slider-label">
          {t('compare.slide')}
          <input
            type="range"
            min={0}
            max={100}
            value={slider}
            onChange={(event) => setSlider(Number(event.target.value))}
          />
        </label>
      )}
      {showBent && <Button onClick={showBent}>{t('motion.to_bent')}</Button>}
      {showPair && <Button onClick={showPair}>{t('motion.to_pair')}</Button>}
      {hasRight && mode !== 'free' && !isTied && <span className="muted">{t('compare.not_tied')}</span>}
    </div>
  );
}

interface ChooserProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  choose: (value: string) => void;
}

function Chooser({ label, value, options, choose }: ChooserProps) {
  return (
    <label className="chooser">
      {label}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
