/** Which files of an import are listed, with how many there are of each. */
import { t, word } from '../../i18n';
import type { IconName } from '../../ui/icons';
import { Toggle } from '../../ui/kit';
import type { Progress } from './progress';
import type { FileState } from './queue';

/** All files, or those in one state. */
export type Shown = 'all' | FileState;

/** The icon of a state; its word stands beside it. */
export const STATE_ICON: Record<FileState, IconName> = {
  waiting: 'minus',
  sending: 'upload',
  needs_case: 'unknown',
  failed: 'alert',
  cancelled: 'close',
  stored: 'tick',
  already_there: 'within',
  quarantined: 'caution',
  refused: 'alert',
};

const STATES = Object.keys(STATE_ICON) as FileState[];

/** A row of choices, of which those without files are left out. */
export function OutcomeChoice({
  progress,
  shown,
  onShow,
}: {
  progress: Progress;
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const there = STATES.filter((state) => progress.counts[state]);
  return (
    <fieldset className="import-choice">
      <legend className="visually-hidden">{t('imports.choice')}</legend>
      <Toggle on={shown === 'all'} onClick={() => onShow('all')}>
        {t('imports.all', { count: progress.total })}
      </Toggle>
      {there.map((state) => (
        <Toggle key={state} icon={STATE_ICON[state]} on={shown === state} onClick={() => onShow(state)}>
          {word('imports.state', state)} {progress.counts[state]}
        </Toggle>
      ))}
    </fieldset>
  );
}
