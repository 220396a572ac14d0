import type { KeyboardEvent } from 'react';

/** Enter saves from a list of choices too, as from every other field; a list that is open takes Enter for itself. */
export function saveFromChoice(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLSelectElement) || isOpen(target)) return;
  event.preventDefault();
  currentTarget.requestSubmit();
}

function isOpen(list: HTMLSelectElement): boolean {
  return CSS.supports('selector(:open)') && list.matches(':open');
}
