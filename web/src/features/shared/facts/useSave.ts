/** Recording a fact, and what stands in the way. */
import { useRef } from 'react';
import { type Told, useRecord } from '../../../api/record';

/** What a form needs to record something, and to offer it again when that fails. */
export interface Save {
  /** Records; answers the name of the entry that says it, or null where it was not recorded. */
  save: (told: Told) => Promise<string | null>;
  /** Sends once more what could not be recorded. */
  again: () => Promise<string | null>;
  busy: boolean;
  error: unknown;
}

/** Records facts of a case one after the other. What was typed stays with the form that asked. */
export function useSave(caseId: string): Save {
  const record = useRecord(caseId);
  const last = useRef<Told | null>(null);
  const save = async (told: Told): Promise<string | null> => {
    last.current = told;
    try {
      return await record.mutateAsync(told);
    } catch {
      return null;
    }
  };
  const again = async () => (last.current ? save(last.current) : null);
  return { save, again, busy: record.isPending, error: record.error };
}
