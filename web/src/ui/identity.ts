/** Whether names and numbers of patients are shown on this screen: off for teaching, for a shared screen, for pictures. */
import { useSyncExternalStore } from 'react';

let isHidden = sessionStorage.getItem('upright.identity') === 'hidden';
const heard = new Set<() => void>();

/** Hides or shows who patients are, until the window is closed. */
export function hideIdentity(hidden: boolean): void {
  isHidden = hidden;
  sessionStorage.setItem('upright.identity', hidden ? 'hidden' : 'shown');
  for (const hear of heard) hear();
}

/** Whether who patients are is hidden. */
export function useIdentityHidden(): boolean {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear);
      return () => heard.delete(hear);
    },
    () => isHidden,
  );
}
