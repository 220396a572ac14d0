/** Recording a fact, and what stands in the way. */
import { useRef } from 'react';
import { type NewFact, useRecord } from '../../../api/record';

/** What a form needs to record something, and to offer it again when that fails. */
export interface Save {
  /** Records; answers whether it was recorded. */
  save: (given: NewFact) => Promise<boolean>;
  /** Sends once more what could not be recorded. */
  again: () => Promise<boolean>;
  busy: boolean;
  error: unknown;
}

/** Records facts of a case one after the other. What was typed stays with the form that asked. */
export function useSave(caseId: string): Save {
  const record = useRecord(caseId);
  const last = useRef<NewFact | null>(null);
  const save = async (given: NewFact): Promise<boolean> => {
    last.current = given;
    try {
      await record.mutateAsync(given);
      return true;
    } catch {
      return false;
    }
  };
  const again = async () => (last.current ? save(last.current) : false);
  return { save, again, busy: record.isPending, error: record.error };
}
