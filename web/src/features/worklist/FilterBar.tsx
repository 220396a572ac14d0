/** Narrowing the list by what its lines say. */
import type { ReactNode } from 'react';
import { t, word } from '../../i18n';
import type { IconName } from '../../ui/icons';
import { Button, Toggle } from '../../ui/kit';
import { type CaseFlag, FLAGS, flagsOf, STATES, toggled, type WorklistSearch } from './filter';

/** The icon of a flag; its words stand beside it. */
export const FLAG_ICON: Record<CaseFlag, IconName> = {
  red_flag: 'alert',
  unsafe_order: 'alert',
  finding_waits: 'queue',
  red_flags_not_asked: 'unknown',
  no_extended_film: 'caution',
  uncalibrated: 'ruler',
  unconfirmed_landmarks: 'edit',
  workup_incomplete: 'workup',
};

/** One state or all, and any number of flags. */
export function FilterBar({
  search,
  onSearch,
}: {
  search: WorklistSearch;
  onSearch: (search: WorklistSearch) => void;
}) {
  const { state, flag, ...rest } = search;
  const flags = flagsOf(flag);
  const within = flag ? { ...rest, flag } : rest;
  return (
    <div className="filters">
      <Choices name={t('worklist.filter_state')}>
        <Toggle on={!state} onClick={() => onSearch(within)}>
          {t('worklist.any_state')}
        </Toggle>
        {STATES.map((one) => (
          <Toggle key={one} on={state === one} onClick={() => onSearch({ ...within, state: one })}>
            {word('worklist.state', one)}
          </Toggle>
        ))}
      </Choices>
      <Choices name={t('worklist.filter_flag')}>
        {FLAGS.map((one) => (
          <Toggle
            key={one}
            icon={FLAG_ICON[one]}
            on={flags.includes(one)}
            onClick={() => onSearch(toggled(search, one))}
          >
            {word('worklist.flag', one)}
          </Toggle>
        ))}
      </Choices>
      {(state || flag) && (
        <Button look="quiet" icon="close" onClick={() => onSearch(rest)}>
          {t('worklist.clear')}
        </Button>
      )}
    </div>
  );
}

function Choices({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className="filter-group">
      <legend>{name}</legend>
      {children}
    </fieldset>
  );
}
