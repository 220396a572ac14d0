import { describe, expect, it } from 'vitest';
import { type Argued, argued } from '../../src/features/shared/argument';
import { plainly } from '../../src/features/shared/plainly';
import { partAbout, type Tree } from '../../src/features/shared/tree';

const ENTRY = [{ entry: 'symptom', effective_at: '2026-03-01' }];
const leaf = (truth: Tree['truth'], statement: string, more: Partial<Tree> = {}): Tree => ({
  truth,
  statement,
  ...more,
});
const node = (truth: Tree['truth'], statement: string, ...because: Tree[]): Tree => ({
  truth,
  statement,
  because,
});

/** Each statement with what it does, from above to below. */
function sides(found: Argued): [string, string][] {
  return [[found.words, found.side], ...found.because.flatMap(sides)];
}

describe('what a statement does for the conclusion', () => {
  it('is for it where it is what was asked for, and against it where it is not', () => {
    const tree = node(
      'false',
      'no radiculopathy',
      leaf('false', 'no radiculopathy', { entries: ENTRY }),
      leaf('true', 'pain of the back itself', { entries: ENTRY }),
    );
    expect(sides(argued(tree))).toEqual([
      ['no radiculopathy', 'against'],
      ['radiculopathy', 'against'],
      ['pain of the back itself', 'for'],
    ]);
  });

  it('is neither where another way in which it might stand decides', () => {
    const tree = node('true', 'a; b', leaf('true', 'a'), leaf('true', 'b'), leaf('false', 'no c'));
    expect(sides(argued(tree)).map(([, side]) => side)).toEqual(['for', 'for', 'for', 'idle']);
  });

  it('turns below what was asked for by its opposite', () => {
    const tree = node(
      'false',
      'significant pain',
      node('true', 'back pain 8', leaf('true', 'back pain 8'), leaf('false', 'leg pain 2')),
    );
    expect(sides(argued(tree))).toEqual([
      ['significant pain', 'against'],
      ['back pain 8', 'against'],
      ['back pain 8', 'against'],
      ['leg pain 2', 'for'],
    ]);
  });

  it('says of an exception whether it is made, and turns below it', () => {
    const tree = node(
      'true',
      'pain',
      leaf('true', 'pain'),
      node('false', 'exception: it is too early', leaf('false', 'operation 2023', { entries: ENTRY })),
    );
    const [, , exception] = [argued(tree), ...argued(tree).because];
    expect(exception).toMatchObject({ words: 'it is too early', isException: true, side: 'for' });
    expect(exception?.because[0]?.side).toBe('for');
  });

  it('is open where nobody knows, and takes no side below what may have been turned', () => {
    const tree = node('unknown', 'pain: not known', node('unknown', 'a: not known', leaf('true', 'b')));
    expect(sides(argued(tree))).toEqual([
      ['pain', 'open'],
      ['a', 'open'],
      ['b', 'idle'],
    ]);
  });
});

describe('how a statement is known', () => {
  it.each([
    ['no radiculopathy', 'false', 'symptom', 'absent', 'radiculopathy'],
    ['radiculopathy', 'true', 'symptom', 'recorded', 'radiculopathy'],
    ['no pseudarthrosis confirmed', 'false', 'judged', 'none', 'no pseudarthrosis confirmed'],
    ['no no bridging bone', 'false', 'ct', 'recorded', 'no no bridging bone'],
    ['T1PA 33.8°, above 20°', 'true', 'film-0123456789ab-1', 'film', 'T1PA 33.8°, above 20°'],
    ['leg pain: not known', 'unknown', 'leg', 'none', 'leg pain'],
  ] as const)('%s', (statement, truth, entry, ground, words) => {
    const found = argued(leaf(truth, statement, { entries: [{ entry, effective_at: '2026-01-01' }] }));
    expect(found).toMatchObject({ ground, words });
  });
});

it('words of the node have days as people write them, and no names of entries', () => {
  expect(plainly('screw halo, proposed ("ct-halo"): confirm or reject it')).toBe(
    'screw halo, proposed: confirm or reject it',
  );
  expect(plainly('new pain since 2026-11-24, within 42 days')).toBe(
    'new pain since 24 Nov 2026, within 42 days',
  );
});

it('the part of a tree about some numbers is the largest that is about no others', () => {
  const about = (id: string) => leaf('true', id, { evidence: [id] });
  const pain = node('true', 'pain', about('pain.nrs'), about('pain.odi'));
  const tree = node('true', 'all', node('true', 'need', pain, about('weakness')), about('pain.nrs'));
  expect(partAbout(tree, 'pain.')).toBe(pain);
  expect(partAbout(tree, 'other.')).toBeUndefined();
});
