/** What waits, as a list of which one is looked at; arrow keys go from one to the next. */
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';

/** One that waits. */
export interface Waiting {
  id: string;
  name: string;
  about: ReactNode;
}

/** The list beside what is looked at. */
export function DeskList({
  label,
  waiting,
  chosen,
  onChoose,
}: {
  label: string;
  waiting: readonly Waiting[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <ListBox
      className="desk-list"
      aria-label={label}
      items={waiting}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [first] = keys;
        if (keys !== 'all' && first) onChoose(String(first));
      }}
    >
      {({ name, about }) => (
        <ListBoxItem className="desk-one" textValue={name}>
          <span className="option-name">{name}</span>
          <span className="option-about">{about}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** The one to be looked at when `gone` are decided: that in the place of the first of them. */
export function nextAfter<T extends { id: string }>(
  waiting: readonly T[],
  gone: ReadonlySet<string>,
): string | null {
  const at = waiting.findIndex(({ id }) => gone.has(id));
  const left = waiting.filter(({ id }) => !gone.has(id));
  return left[Math.min(Math.max(at, 0), left.length - 1)]?.id ?? null;
}
