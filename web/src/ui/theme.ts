/** Dark for reading, light for print; kept on this computer. */
import { useSyncExternalStore } from 'react';

export type Theme = 'dark' | 'light';
const KEY = 'upright.theme';
const heard = new Set<() => void>();

function stored(): Theme {
  return localStorage.getItem(KEY) === 'light' ? 'light' : 'dark';
}

/** Puts the kept theme onto the page. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = stored();
}

/** Shows the page in this theme from now on. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
  for (const hear of heard) hear();
}

/** The theme that the page has. */
export function useTheme(): Theme {
  return useSyncExternalStore((hear) => {
    heard.add(hear);
    return () => heard.delete(hear);
  }, stored);
}
