/** Imports that are under way: they go on while other screens are looked at. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Progress, progressOf } from './progress';
import { ImportQueue, type Queued } from './queue';
import { ways } from './transfer';

const queues = new Map<string | null, ImportQueue>();

function queueOf(caseId: string | null): ImportQueue {
  const known = queues.get(caseId);
  if (known) return known;
  const made = new ImportQueue(ways, caseId);
  queues.set(caseId, made);
  return made;
}

/** Asks before the page is left while files are under way. */
addEventListener('beforeunload', (event) => {
  const isRunning = [...queues.values()].some((queue) => progressOf(queue.files()).isRunning);
  if (isRunning) event.preventDefault();
});

/** The import into a case, or by headers (`null`), with its figures. */
export interface Import {
  queue: ImportQueue;
  files: readonly Queued[];
  progress: Progress;
}

/** Follows an import, and asks about cases again when it has brought something. */
export function useImport(caseId: string | null): Import {
  const queue = queueOf(caseId);
  const files = useSyncExternalStore(queue.subscribe, queue.files);
  const progress = useMemo(() => progressOf(files), [files]);
  useAskedAgain(progress.isRunning);
  return { queue, files, progress };
}

/** Asks about cases again at the end of an import. */
function useAskedAgain(isRunning: boolean): void {
  const client = useQueryClient();
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    const isOver = wasRunning.current && !isRunning;
    wasRunning.current = isRunning;
    if (isOver) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [client, isRunning]);
}
