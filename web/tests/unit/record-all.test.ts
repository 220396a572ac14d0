// Answers that are recorded in one go: at the revision that was looked at, each once.
import { describe, expect, it } from 'vitest';
import type { Lacking, Unknown } from '../../src/api/answer';
import { changedBetween, questionsOf, sayQuestion } from '../../src/features/overview/unasked';
import { type Append, begun, recordAll } from '../../src/features/shared/record/recordAll';

const named = (name: string) => ({ name, fact: { kind: 'clinical_finding', symptom: name } });

/** A node that fails at the requests named, and remembers what was sent. */
function node(...failing: number[]) {
  const sent: { name: unknown; revision: number; key: string }[] = [];
  const append: Append = async ({ fact }, { revision, key }) => {
    sent.push({ name: fact.symptom, revision, key });
    if (failing.includes(sent.length)) throw new Error('not reached');
    return { id: `entry of ${fact.symptom}`, revision: revision + 1 };
  };
  return { sent, append };
}

describe('answers recorded in one go', () => {
  it('begin at the revision that was looked at, and go on at the one that was made', async () => {
    const { sent, append } = node();
    expect(await recordAll(begun(7), [named('a'), named('b')], append)).toEqual(['entry of a', 'entry of b']);
    expect(sent.map(({ revision }) => revision)).toEqual([7, 8]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });

  it('are sent again under the same key and revision, behind those that are recorded', async () => {
    const { sent, append } = node(2);
    const run = begun(7);
    const facts = [named('a'), named('b')];
    await expect(recordAll(run, facts, append)).rejects.toThrow('not reached');
    expect([...run.done.values()]).toEqual(['entry of a']);
    expect(await recordAll(run, facts, append)).toEqual(['entry of a', 'entry of b']);
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'b']);
    expect(sent[2]).toEqual(sent[1]);
  });

  it('have a key of their own where the answer or the revision is another', async () => {
    const { sent, append } = node(1, 2);
    const run = begun(7);
    await expect(recordAll(run, [named('a')], append)).rejects.toThrow();
    const other = { ...named('a'), effective_at: '2026-01-01' };
    await expect(recordAll(run, [other], append)).rejects.toThrow();
    run.revision = 9;
    await recordAll(run, [other], append);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  it('end with the one that is under way when the sheet is closed, and tell it', async () => {
    const { append } = node();
    const run = begun(7);
    const recorded = await recordAll(run, [named('a'), named('b')], async (fact, at) => {
      run.isStopped = true;
      return append(fact, at);
    });
    expect(recorded).toEqual(['entry of a']);
  });
});

describe('what changed meanwhile', () => {
  const flag = (...missing: string[]) => ({ code: 'x', question: 'x', missing }) as unknown as Unknown;
  const known = [
    ['whether there is new pain', 'symptom.new_pain'],
    ['whether there is osteoporosis', 'condition.osteoporosis'],
    ['whether the patient takes steroids', 'drug.steroid'],
  ].map(([text = '', fact = '']): Lacking => ({ text, fact, lack: 'not_recorded', entry: null }));
  const asked = (...missing: string[]) => questionsOf([flag(...missing)], known).questions;
  const before = asked('whether there is new pain', 'whether there is osteoporosis');
  const now = asked('whether the patient takes steroids');

  it('is what others answered and what is asked anew, not what was recorded here', () => {
    const done = new Map([['whether there is osteoporosis', 'e1']]);
    const { gone, fresh } = changedBetween(before, now, done);
    expect(gone.map(sayQuestion)).toEqual(['new pain']);
    expect(fresh.map(sayQuestion)).toEqual(['steroids']);
  });
});
