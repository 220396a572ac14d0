// Which red flag goes first.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/api/answer';
import { activeFlags, firstFlag } from '../../src/features/shared/redFlags';

const answer = (flags: [string, string][], aside: string[] = []) =>
  ({
    red_flags: flags.map(([code, tier]) => ({ code, tier })),
    overridden: aside.map((item) => ({ item })),
  }) as unknown as Answer;

const three: [string, string][] = [
  ['a', 'emergency_now'],
  ['b', 'urgent_days'],
  ['c', 'urgent_days'],
  ['d', 'context_only'],
];

describe('the red flag that goes first', () => {
  it('is the most urgent, and says how many more there are', () =>
    expect(firstFlag(answer(three))).toMatchObject({ flag: { code: 'a' }, more: 2 }));

  it('is one that is not set aside', () =>
    expect(firstFlag(answer(three, ['a']))).toMatchObject({ flag: { code: 'b' }, more: 1 }));

  it('is one that is set aside where no other is left', () => {
    const all = answer(three, ['a', 'b', 'c']);
    expect(firstFlag(all)).toMatchObject({ flag: { code: 'a' }, more: 0 });
    expect(activeFlags(all)).toEqual([]);
  });

  it('is never background', () => expect(firstFlag(answer([['d', 'context_only']]))).toBeNull());
});
