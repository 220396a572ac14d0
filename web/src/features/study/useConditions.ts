/** How the film was taken: as the record has it, and as it is said now. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { recordQuery } from '../../api/queries';
import { type Conditions, forgetConditions, keepConditions, keptConditions } from './draft';

/** What was recorded and what is said now; `change` says something, `undefined` takes it back. */
export interface SaidConditions {
  said: Conditions;
  /** Whether something was said that the record does not hold. */
  isOpen: boolean;
  change: (changes: { [K in keyof Conditions]?: Conditions[K] | undefined }) => void;
  /** The record holds it now. */
  settled: () => void;
}

/** The conditions of a film; entries of the record that hold it are named by the first letters of its id. */
export function useConditions(caseId: string, imageId: string, account: string): SaidConditions {
  const record = useQuery(recordQuery(caseId));
  const [changed, setChanged] = useState<Conditions | null>(() => keptConditions(account, imageId));
  const recorded = useMemo(() => {
    const own = record.data?.entries
      .filter((entry) => entry.id.startsWith(`film-${imageId.slice(0, 12)}-`))
      .at(-1);
    return (own?.fact.conditions ?? {}) as Conditions;
  }, [record.data, imageId]);
  const said = changed ?? recorded;
  return {
    said,
    isOpen: changed !== null,
    change: (changes) => {
      const next = Object.fromEntries(
        Object.entries({ ...said, ...changes }).filter(([, value]) => value !== undefined),
      ) as Conditions;
      keepConditions(account, imageId, next);
      setChanged(next);
    },
    settled: () => {
      forgetConditions(account, imageId);
      setChanged(null);
    },
  };
}
