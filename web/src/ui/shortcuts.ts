/** Whether single keys do something on a screen: whoever speaks to a computer, or rests a hand on it, turns them off. */
import { useEffect, useSyncExternalStore } from 'react';

const KEY = 'upright.shortcuts';
const heard = new Set<() => void>();

const stored = () => localStorage.getItem(KEY) !== 'off';

/** Lets single keys act from now on, or not; kept on this computer. */
export function setShortcuts(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const hear of heard) hear();
}

/** Whether single keys act. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore((hear) => {
    heard.add(hear);
    return () => heard.delete(hear);
  }, stored);
}

/** Whether a key was meant for something else: a text, a menu, a window over the page. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isWritten = target?.closest('input, textarea, select, [contenteditable]') != null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    isWritten ||
    document.querySelector('dialog[open]') != null
  );
}

/** Does `act` when `key` is pressed anywhere on the page, unless somebody writes or has turned single keys off. */
export function useShortcut(key: string, act: () => void): void {
  const isOn = useShortcutsOn();
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || isForSomethingElse(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, key, act]);
}
