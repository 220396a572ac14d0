/** What is being entered fast: chosen, filled in, recorded, and on to the next. */
import { useEffect, useMemo, useState } from 'react';
import { fieldsOf } from '../shared/facts/catalogue';
import { today } from '../shared/facts/today';
import { useSave } from '../shared/facts/useSave';
import { factOf, type Values } from '../shared/facts/values';
import { type Quick, quickEntries, sayRecorded } from './quick';

/** What another part of the screen asks to be recorded; counts up with every request. */
export interface Wanted {
  quick: string;
  request: number;
}

/** What was recorded last: the words that say so, and the entry. */
export interface Recorded {
  words: string;
  entry: string;
}

/** The state of the fast entry of a case. */
export function useQuickEntry(caseId: string, wanted: Wanted | null) {
  const all = useMemo(quickEntries, []);
  const [quick, setQuick] = useState<Quick | null>(null);
  const [values, setValues] = useState<Values>({});
  const [day, setDay] = useState(today());
  const [said, setSaid] = useState<Recorded | null>(null);
  /** Counts up with every entry that is finished: the keyboard goes back to the beginning. */
  const [round, setRound] = useState(0);
  const { save, again, busy, error } = useSave(caseId);
  const choose = (id: string) => {
    const found = all.find((one) => one.id === id);
    setQuick(found ? { ...found } : null);
    setValues(found?.values ?? {});
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is answered once
  useEffect(() => {
    if (wanted) choose(wanted.quick);
  }, [wanted]);
  const restart = () => {
    setQuick(null);
    setValues({});
    setRound((before) => before + 1);
  };
  const finish = (entry: string | null) => {
    if (entry === null || !quick) return;
    setSaid({ words: sayRecorded(quick), entry });
    restart();
  };
  const record = async () => {
    if (!quick) return;
    finish(await save({ fact: factOf(quick.kind, fieldsOf(quick.kind), values), effective_at: day }));
  };
  const retry = async () => finish(await again());
  return {
    all,
    quick,
    choose,
    values,
    setValues,
    day,
    setDay,
    said,
    round,
    restart,
    record,
    retry,
    busy,
    error,
  };
}
