/** Parts of a screen of which one is shown at a time. */
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { Icon, type IconName } from './icons';
import './tabs.css';

/** A part, with the name under which it is chosen. */
export interface TabPart {
  id: string;
  name: ReactNode;
  icon?: IconName;
  content: ReactNode;
}

/** Tabs over their parts; arrow keys go from one to the next. */
export function Tabs({
  label,
  parts,
  chosen,
  onChoose,
}: {
  label: string;
  parts: readonly TabPart[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <AriaTabs className="tabs" selectedKey={chosen} onSelectionChange={(key) => onChoose(String(key))}>
      <TabList aria-label={label} className="tab-list">
        {parts.map((part) => (
          <Tab key={part.id} id={part.id} className="tab">
            {part.icon && <Icon name={part.icon} />}
            {part.name}
          </Tab>
        ))}
      </TabList>
      {parts.map((part) => (
        <TabPanel key={part.id} id={part.id} className="tab-panel">
          {part.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
