/** Paper is white: while a page is printed, it has the light theme. */
import { useEffect } from 'react';
import { applyTheme } from '../ui/theme';

/** Prints this screen as it looks in light. */
export function usePrintInLight(): void {
  useEffect(() => {
    const lighten = () => {
      document.documentElement.dataset.theme = 'light';
    };
    addEventListener('beforeprint', lighten);
    addEventListener('afterprint', applyTheme);
    return () => {
      removeEventListener('beforeprint', lighten);
      removeEventListener('afterprint', applyTheme);
    };
  }, []);
}
