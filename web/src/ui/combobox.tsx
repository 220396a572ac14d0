/** Choosing by typing: the list narrows, Enter takes the first that fits. */
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { Icon } from './icons';
import './combobox.css';

/** Something that can be chosen; `also` holds other words by which people look for it. */
export interface Option {
  id: string;
  name: string;
  also?: string;
}

/** The options that fit what was typed: those that begin with it first. */
export function fitting(options: readonly Option[], typed: string): Option[] {
  const words = typed.trim().toLowerCase();
  const hay = (option: Option) => `${option.name} ${option.also ?? ''}`.toLowerCase();
  const begins = (option: Option) =>
    hay(option)
      .split(/[\s,(]+/)
      .some((word) => word.startsWith(words));
  const fits = options.filter((option) => hay(option).includes(words));
  return [...fits.filter(begins), ...fits.filter((option) => !begins(option))];
}

/** A field in which one of many things is chosen, or nothing yet. */
export function ComboBox({
  label,
  placeholder,
  options,
  nothing,
  value,
  onChoose,
  ref,
}: {
  label: string;
  placeholder?: string;
  options: readonly Option[];
  /** What stands in the list where nothing fits. */
  nothing: string;
  value: string | null;
  onChoose: (id: string) => void;
  ref?: Ref<HTMLInputElement>;
}) {
  const chosen = options.find((option) => option.id === value)?.name ?? '';
  const [typed, setTyped] = useState(chosen);
  useEffect(() => setTyped(chosen), [chosen]);
  const shown = typed === chosen ? [...options] : fitting(options, typed);
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = shown[0];
    const isPointed = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || isPointed || typed === '' || typed === chosen || !first) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(first.id);
  };
  return (
    <AriaComboBox
      className="combobox field"
      items={shown}
      value={value}
      onChange={(key) => key !== null && onChoose(String(key))}
      inputValue={typed}
      onInputChange={setTyped}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label>{label}</Label>
      <div className="combobox-field">
        <Input
          ref={ref}
          {...(placeholder && { placeholder })}
          autoComplete="off"
          onKeyDownCapture={takeFirst}
        />
        <Button className="icon-button" aria-label={label}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="combobox-list">
        <ListBox<Option> renderEmptyState={() => <p className="muted">{nothing}</p>}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className="combobox-one">
              {option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
