/** What was searched for, and the row at which one was: kept while the page is open, and never in its address. */
import { useState } from 'react';

const kept = { words: '', caseId: '' };

/** A value that is there again when the list is come back to. */
export function useKept(what: keyof typeof kept): [string, (value: string) => void] {
  const [value, setValue] = useState(kept[what]);
  const keep = (next: string) => {
    kept[what] = next;
    setValue(next);
  };
  return [value, keep];
}
