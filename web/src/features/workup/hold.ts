/** What stands against a study, and what must be asked before it is ordered: as the rules about it have come out. */
import type { Answer, Asked, BoardItem, Caution } from '../../api/answer';
import type { Tree } from '../shared/tree';

/** Something that speaks against making a study, and what of the record makes it say so. */
export interface Against {
  code: string;
  words: string;
  reasons: readonly string[];
}

/** Why a study is not ordered by one press: nothing of it where it may be. */
export interface Hold {
  against: Against[];
  /** What nobody knows, and what would forbid the study if it were so. */
  ask: string[];
}

/** What holds a study back; null where nothing does. */
export function holdOn(item: BoardItem, course: Answer['course']): Hold | null {
  const forbids = item.why.filter((rule) => rule.need === 'contraindicated');
  const against = [
    ...forbids.filter((rule) => rule.outcome.startsWith('fires')),
    ...course.besides.filter((one) => one.about === item.study && isGrave(one)),
  ].map((found) => ({ code: found.code, words: found.recommendation, reasons: found.reasons }));
  const open = forbids.filter((rule) => rule.outcome === 'unknown');
  const unasked = askedAbout(item, course).filter(({ level }) => level === 'contraindicated');
  const missing = [
    ...open.flatMap((rule) => missingBelow(rule.why)),
    ...unasked.flatMap((one) => one.missing),
  ];
  const ask = [...new Set(missing)];
  return against.length > 0 || ask.length > 0 ? { against, ask } : null;
}

/** What is to be asked before a study is made. */
export function askedAbout(item: Pick<BoardItem, 'study'>, course: Pick<Answer['course'], 'ask'>): Asked[] {
  return course.ask.filter(({ about }) => about === item.study);
}

function isGrave({ level }: Caution): boolean {
  return level === 'contraindicated' || level === 'avoid';
}

/** What would have to be known below what is not known: what is decided misses nothing. */
function missingBelow({ truth, missing = [], because = [] }: Tree): string[] {
  return truth === 'unknown' ? [...missing, ...because.flatMap(missingBelow)] : [];
}
