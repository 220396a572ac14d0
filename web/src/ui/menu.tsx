/** A button that opens a list of what can be done; arrow keys, letters and Esc as in every menu. */
import { Fragment, type ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Button,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { Icon, type IconName } from './icons';
import './menu.css';

/** Something that a menu offers. */
export interface MenuEntry {
  id: string;
  name: ReactNode;
  /** The name as it is typed and read out, where `name` is more than text. */
  text?: string;
  icon?: IconName;
}

/** Entries under a heading of their own. */
export interface MenuPart {
  title?: string;
  entries: readonly MenuEntry[];
}

/** A menu behind an icon. */
export function Menu({
  label,
  icon = 'more',
  parts,
  onChoose,
}: {
  label: string;
  icon?: IconName;
  parts: readonly MenuPart[];
  onChoose: (id: string) => void;
}) {
  const shown = parts.filter((part) => part.entries.length > 0);
  return (
    <MenuTrigger>
      <Button className="icon-button menu-button" aria-label={label}>
        <Icon name={icon} />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label} onAction={(key) => onChoose(String(key))}>
          {shown.map((part, at) => (
            <Fragment key={part.title ?? at}>
              {at > 0 && <Separator className="menu-line" />}
              <MenuSection aria-label={part.title ?? label}>
                {part.title && <Header className="menu-title">{part.title}</Header>}
                {part.entries.map((entry) => (
                  <MenuItem
                    key={entry.id}
                    id={entry.id}
                    className="menu-item"
                    textValue={entry.text ?? (typeof entry.name === 'string' ? entry.name : entry.id)}
                  >
                    {entry.icon && <Icon name={entry.icon} />}
                    {entry.name}
                  </MenuItem>
                ))}
              </MenuSection>
            </Fragment>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
