// Which red flag goes first.
import { describe, expect, it } from 'vitest';
import type { Answer, RedFlag, UnknownFlag } from '../../src/api/answer';
import { activeFlags, firstFlag, withParts } from '../../src/features/shared/redFlags';
import { splitUnknown } from '../../src/features/shared/unaskedFlags';

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

describe('a red flag that is part of another', () => {
  const flag = (code: string, part_of: string | null = null) =>
    ({ code, part_of, tier: 'urgent_days' }) as unknown as RedFlag;
  const codes = (flags: readonly RedFlag[]) => flags.map(({ code }) => code);

  it('is no second matter, and stands below it', () => {
    const { raised, partsOf } = withParts([flag('whole'), flag('part', 'whole'), flag('other')]);
    expect(codes(raised)).toEqual(['whole', 'other']);
    expect(codes(partsOf(flag('whole')))).toEqual(['part']);
  });

  it('stands for itself where the other is not raised', () =>
    expect(codes(withParts([flag('part', 'whole')]).raised)).toEqual(['part']));
});

describe('red flags of which nobody knows', () => {
  const unknown = (code: string, missing: string[], waits_for: string | null = null) =>
    ({ code, missing, waits_for }) as unknown as UnknownFlag;

  it('were not asked, are not settled, or wait for a study', () => {
    const known = [
      { text: 'whether there is sepsis', fact: 'symptom.sepsis', lack: 'not_recorded' as const, entry: null },
    ];
    const red_flags_unknown = [
      unknown('asked', ['whether there is sepsis']),
      unknown('number', ['the T score of DXA']),
      unknown('image', ['whether there is an unstable fracture'], 'whole_spine_ct'),
    ];
    const { unasked, unsettled, waiting } = splitUnknown({ red_flags_unknown, missing: known });
    expect([unasked, unsettled, waiting].map((some) => some.map(({ code }) => code))).toEqual([
      ['asked'],
      ['number'],
      ['image'],
    ]);
  });
});
