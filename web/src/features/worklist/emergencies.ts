/**
 * Cases that were opened in an emergency: the node's list may not hold them, and the way back to them is kept here.
 *
 * Names of nobody are kept, only which case is open, to whom and until when; another account in the same window sees nothing of it.
 */
import { useQueries } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { type Case, caseQuery, type Schemas } from '../../api/queries';
import { useSession } from '../../api/session';

type Emergency = Schemas['EmergencyAccess'] & { account: string };

const PLACE = 'upright.emergencies';

let opened: readonly Emergency[] = read();
const heard = new Set<() => void>();

function read(): readonly Emergency[] {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? '[]') as Emergency[];
  } catch {
    return [];
  }
}

/** Keeps the way back to a case until its time is over or the window is closed. */
export function keepEmergency(emergency: Schemas['EmergencyAccess'], account: string): void {
  opened = [{ ...emergency, account }, ...opened.filter((one) => one.case !== emergency.case)];
  sessionStorage.setItem(PLACE, JSON.stringify(opened));
  for (const hear of heard) hear();
}

/** The cases that are open in an emergency to whoever is logged in, the latest first. */
export function useEmergencies(): readonly Emergency[] {
  const { account } = useSession();
  const all = useSyncExternalStore(
    (hear) => {
      heard.add(hear);
      return () => heard.delete(hear);
    },
    () => opened,
  );
  return all.filter((one) => one.account === account && new Date(one.until) > new Date());
}

/** The list with the cases that are open in an emergency, which come first where the node's list does not hold them. */
export function useWithEmergencies(listed: readonly Case[], isSearched: boolean): Case[] {
  const found = useQueries({
    queries: useEmergencies().map((one) => ({ ...caseQuery(one.case), retry: false })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => {
    const missing = isSearched ? [] : found.filter(({ id }) => !listed.some((one) => one.id === id));
    return [...missing, ...listed];
  }, [found, listed, isSearched]);
}
