/** How the film was taken: as the record has it, and as it is said now. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { recordQuery } from '../../api/queries';
import type { Conditions, LocalDraft } from './draft';

/** What was recorded and what is said now; `change` says something, `undefined` takes it back. */
export interface SaidConditions {
  said: Conditions;
  change: (changes: { [K in keyof Conditions]?: Conditions[K] | undefined }) => void;
}

/** The conditions of a film; entries of the record that hold it are named by the first letters of its id. */
export function useConditions(caseId: string, imageId: string, local: LocalDraft | null): SaidConditions {
  const record = useQuery(recordQuery(caseId));
  const [changed, setChanged] = useState<Conditions | null>(local?.conditions ?? null);
  const recorded = useMemo(() => {
    const own = record.data?.entries
      .filter((entry) => entry.id.startsWith(`film-${imageId.slice(0, 12)}-`))
      .at(-1);
    return (own?.fact.conditions ?? {}) as Conditions;
  }, [record.data, imageId]);
  const said = changed ?? recorded;
  return {
    said,
    change: (changes) => {
      const next = Object.fromEntries(
        Object.entries({ ...said, ...changes }).filter(([, value]) => value !== undefined),
      );
      setChanged(next as Conditions);
    },
  };
}
