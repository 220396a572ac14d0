/** The list as it is asked for, narrowed and put in order; and the row at which one is. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { t } from '../../i18n';
import { useDebounced } from '../../ui/debounced';
import { nextUnmeasured, useCases, useLoaded, useRows } from './cases';
import { kept, needsSummaries, type Row, shown, type WorklistSearch } from './filter';
import { useKept } from './place';

/** How long somebody who types is waited for. */
const PAUSE = 250;

/** Everything that the screen shows. */
export function useWorklist(search: WorklistSearch) {
  const [words, setWords] = useKept('words');
  const asked = useDebounced(words.trim(), PAUSE);
  const pages = useCases(asked);
  const loaded = useLoaded(pages.data?.pages);
  const { rows, left } = useRows(loaded, needsSummaries(search));
  // How urgent cases are is known when their lines are read: until then they do not change places one by one.
  const wasRead = useRef(false);
  if (pages.isSuccess && left === 0) wasRead.current = true;
  const list = search.sort || wasRead.current ? shown(rows, search) : kept(rows, search);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { words, setWords, asked, pages, loaded, list, left, more };
}

/** The row at which one is, and the way to the next that waits to be measured. */
export function useRowAt(list: readonly Row[]) {
  const client = useQueryClient();
  const [caseId, setCaseId] = useKept('caseId');
  const [jumps, setJumps] = useState(0);
  const [said, setSaid] = useState('');
  const at = Math.max(
    0,
    list.findIndex((row) => row.found.id === caseId),
  );
  const setAt = (index: number) => setCaseId(list[index]?.found.id ?? '');
  const next = async () => {
    setSaid('');
    const index = await nextUnmeasured(client, list, at).catch(() => undefined);
    if (index === undefined) return setSaid(t('worklist.next_none'));
    setAt(index);
    setJumps((before) => before + 1);
  };
  return { at, setAt, jumps, said, next };
}
