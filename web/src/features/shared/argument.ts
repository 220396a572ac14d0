/**
 * What each statement of an explanation does for its conclusion.
 *
 * A statement of the node says what is so; its truth says whether that is what was asked for ("no radiculopathy" with the truth
 * `false`, where radiculopathy was asked for). Read one beside the other they say their opposite, so people are told the
 * statement, and whether it speaks for the conclusion or against it.
 */
import { plainly } from './plainly';
import type { Tree } from './tree';

/**
 * What a statement does for the conclusion at the top; `open` = nobody knows; `idle` = it is known and does not decide, as one of
 * several ways of which another is so.
 */
export type Side = 'for' | 'against' | 'open' | 'idle';

/** How a statement is known: from a film, recorded as there or as not there, or put together from others. */
export type Ground = 'film' | 'recorded' | 'absent' | 'none';

/** A statement as people read it. */
export interface Argued {
  /** Its words, without the signs of the node that are shown otherwise. */
  words: string;
  side: Side;
  ground: Ground;
  /** Whether it would be an exception to the rule: then `side` tells whether the exception is made. */
  isException: boolean;
  tree: Tree;
  because: Argued[];
}

const EXCEPTION = 'exception: ';
const UNKNOWN = ': not known';
const DENIED = 'no ';
/** What is denied may be a denial itself. */
const TWICE_DENIED = 'no no ';
/** A name that says by itself what the record has, or lacks. */
const SAYS_SO_ITSELF = /\b(recorded|confirmed)$/;

/** 1 where what is asked for speaks for the conclusion, -1 where it speaks against it; null = it decides nothing, or nobody can tell. */
type Sign = 1 | -1 | null;

/** The explanation of a conclusion with what every statement does for it. */
export function argued(tree: Tree): Argued {
  return argue(tree, 1, 'against');
}

/** `above` = what the statement does that rests on this one. */
function argue(tree: Tree, asked: Sign, above: Side): Argued {
  const isException = tree.statement.startsWith(EXCEPTION);
  // What stands is not outweighed by another way in which it might have stood.
  const sign = above === 'for' && sideOf(tree, asked) === 'against' ? null : asked;
  const side = sideOf(tree, sign);
  const below = signBelow(tree, sign);
  return {
    words: wordsOf(tree),
    side,
    ground: groundOf(tree),
    isException,
    tree,
    because: (tree.because ?? []).map((part) =>
      argue(part, part.statement.startsWith(EXCEPTION) ? flipped(below) : below, side),
    ),
  };
}

const flipped = (sign: Sign): Sign => (sign === null ? null : sign === 1 ? -1 : 1);

function sideOf({ truth }: Tree, sign: Sign): Side {
  if (truth === 'unknown') return 'open';
  if (sign === null) return 'idle';
  return (truth === 'true') === (sign === 1) ? 'for' : 'against';
}

/**
 * The sign of what a statement rests on. A condition may be asked for by its opposite: the statement keeps its words, and its
 * truth is turned. Where nothing tells whether it was, nothing below is called for or against.
 */
function signBelow(tree: Tree, sign: Sign): Sign {
  const isTurned = wasTurned(tree);
  if (isTurned === undefined) return null;
  return isTurned ? flipped(sign) : sign;
}

function wasTurned({ truth, statement, because = [] }: Tree): boolean | undefined {
  if (statement.startsWith(EXCEPTION)) return false;
  const parts = because.filter((part) => !part.statement.startsWith(EXCEPTION));
  const [only] = parts;
  if (parts.length === 0 || !only) return false;
  // With exceptions beside it, the truth is that of the rule.
  if (parts.length < because.length) return false;
  const joined = (['true', 'false', 'unknown'] as const).find(
    (one) => saying(parts.filter((part) => part.truth === one)) === statement,
  );
  if (joined && joined !== 'unknown' && truth !== 'unknown') return joined !== truth;
  if (parts.length > 1 && joined === undefined) return false;
  if (only.truth === 'unknown' || truth === 'unknown') return parts.length > 1 ? false : undefined;
  return only.truth !== truth;
}

const saying = (parts: readonly Tree[]) => parts.map(({ statement }) => statement).join('; ');

function wordsOf(tree: Tree): string {
  const { statement, truth } = tree;
  const words = statement.startsWith(EXCEPTION) ? statement.slice(EXCEPTION.length) : statement;
  if (truth === 'unknown') return plainly(words.replaceAll(UNKNOWN, ''));
  return plainly(groundOf(tree) === 'absent' ? words.slice(DENIED.length) : words);
}

function groundOf({ statement, truth, entries, because }: Tree): Ground {
  if (truth === 'unknown' || because || !entries?.length) return 'none';
  if (entries.some(({ entry }) => entry.startsWith('film-'))) return 'film';
  if (SAYS_SO_ITSELF.test(statement)) return 'none';
  return statement.startsWith(DENIED) && !statement.startsWith(TWICE_DENIED) ? 'absent' : 'recorded';
}
