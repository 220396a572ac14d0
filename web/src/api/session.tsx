/** Who is logged in, for every screen; and the way back in when a session ends in the middle of work. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { api, body, onSessionEnded, rememberToken } from './client';
import { ProblemError } from './problem';
import type { components } from './schema';

export type Session = components['schemas']['Session'];

const Current = createContext<Session | null>(null);

/** The session of whoever is logged in. */
export function useSession(): Session {
  const session = useContext(Current);
  if (!session) throw new Error('no session: this screen stands outside the gate');
  return session;
}

/** Whether whoever is logged in may change a record. */
export function useMayWrite(): boolean {
  return useSession().role === 'clinician';
}

/** Whether whoever is logged in is shown pictures: a researcher sees values alone. */
export function useSeesPictures(): boolean {
  return useSession().role !== 'researcher';
}

async function whoAmI(): Promise<Session | null> {
  try {
    const session = await body(api.GET('/api/v1/session'));
    rememberToken(session.csrf ?? null);
    return session;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export const SESSION = ['session'] as const;

/** What the gate shows in each state. */
export interface GateParts {
  loading: ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
  logIn: (done: (session: Session) => void) => ReactNode;
  /** Over the page, which stays as it is. */
  logInAgain: (account: string, done: (session: Session) => void) => ReactNode;
  children: ReactNode;
}

/** Lets nobody in who is not logged in, and keeps the page when a session ends. */
export function SessionGate({ loading, failed, logIn, logInAgain, children }: GateParts) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: SESSION,
    queryFn: whoAmI,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  const enter = (session: Session) => {
    rememberToken(session.csrf ?? null);
    client.setQueryData(SESSION, session);
    setEnded(false);
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
  };
  if (error) return failed(error, () => void refetch());
  if (data === undefined) return loading;
  if (data === null || data.must_change_password) return logIn(enter);
  return (
    <Current value={data}>
      {children}
      {hasEnded && logInAgain(data.account, enter)}
    </Current>
  );
}
