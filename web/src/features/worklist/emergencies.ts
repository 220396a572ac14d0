/** Cases that were opened in an emergency: the node's list does not hold them, and the way back to them is kept here. */
import { useSyncExternalStore } from 'react';
import type { Schemas } from '../../api/queries';

type Emergency = Schemas['EmergencyAccess'];

let opened: readonly Emergency[] = [];
const heard = new Set<() => void>();

/** Keeps the way back to a case until its time is over or the page is left. */
export function keepEmergency(emergency: Emergency): void {
  opened = [emergency, ...opened.filter((one) => one.case !== emergency.case)];
  for (const hear of heard) hear();
}

/** The cases that are open in an emergency now, the latest first. */
export function useEmergencies(): readonly Emergency[] {
  const all = useSyncExternalStore(
    (hear) => {
      heard.add(hear);
      return () => heard.delete(hear);
    },
    () => opened,
  );
  return all.filter(({ until }) => new Date(until) > new Date());
}
