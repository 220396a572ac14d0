/** Which red flags go before everything else. */
import type { Answer, RedFlag } from '../../api/answer';

type Flags = Pick<Answer, 'red_flags' | 'overridden'>;

/** Red flags that are raised and not set aside, the most urgent first; without what is background only. */
export function activeFlags({ red_flags, overridden }: Flags): RedFlag[] {
  const active = raised(red_flags).filter(({ code }) => !overridden.some(({ item }) => item === code));
  return withParts(active).raised;
}

/** Red flags that stand for themselves, and those that are part of each: where that one is not there, its parts stand for themselves. */
export function withParts(flags: readonly RedFlag[]): {
  raised: RedFlag[];
  partsOf: (flag: RedFlag) => RedFlag[];
} {
  const isPart = ({ part_of: whole }: RedFlag) => whole != null && flags.some(({ code }) => code === whole);
  return {
    raised: flags.filter((flag) => !isPart(flag)),
    partsOf: ({ code }) => flags.filter(({ part_of: whole }) => whole === code),
  };
}

/** The red flag that goes first: one that is set aside only where no other is left. And how many more are active. */
export function firstFlag(flags: Flags): { flag: RedFlag; more: number } | null {
  const active = activeFlags(flags);
  const flag = active[0] ?? raised(flags.red_flags)[0];
  return flag ? { flag, more: Math.max(active.length - 1, 0) } : null;
}

function raised(flags: readonly RedFlag[]): RedFlag[] {
  return flags.filter(({ tier }) => tier !== 'context_only');
}
