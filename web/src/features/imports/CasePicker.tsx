/** Choosing a case by what is known of its patient. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { api, body } from '../../api/client';
import type { Case } from '../../api/queries';
import { t } from '../../i18n';
import { useDebounced } from '../../ui/debounced';
import { Icon } from '../../ui/icons';
import { useIdentityHidden } from '../../ui/identity';
import { bornAndSex } from '../worklist/person';
import './imports.css';

/** A field in which a case is looked for and chosen. */
export function CasePicker({
  label,
  onChoose,
}: {
  label: string;
  onChoose: (caseId: string | null) => void;
}) {
  const [words, setWords] = useState('');
  const asked = useDebounced(words.trim(), 250);
  const isHidden = useIdentityHidden();
  const { data, isFetching } = useQuery({
    queryKey: ['cases', 'choose', asked],
    queryFn: () => body(api.GET('/api/v1/cases', { params: { query: { search: asked, limit: 20 } } })),
    placeholderData: (before) => before,
  });
  const name = (found: Case) => (isHidden ? found.pseudonym : (found.patient?.name ?? found.pseudonym));
  return (
    <ComboBox
      className="case-picker"
      items={data?.cases ?? []}
      inputValue={words}
      onInputChange={setWords}
      onChange={(key) => onChoose(key === null ? null : String(key))}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label>{label}</Label>
      <div className="case-picker-field">
        <Input placeholder={t('imports.case_hint')} autoComplete="off" />
        <Button className="icon-button" aria-label={t('imports.case_list')}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="case-picker-list">
        <ListBox<Case> renderEmptyState={() => <p>{t(isFetching ? 'common.loading' : 'imports.no_case')}</p>}>
          {(found) => (
            <ListBoxItem id={found.id} textValue={name(found)} className="case-picker-one">
              <span className="option-name">{name(found)}</span>
              {!isHidden && (
                <span className="option-about">
                  {[bornAndSex(found.patient), found.patient?.number].filter(Boolean).join(' · ')}
                </span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
