/** What to do next, as the node orders it; here it only finds its screen. */
import type { Next } from '../../api/answer';

/** The screen on which something is done; nothing where it is done on this one. */
export type Screen = 'workup' | 'course' | 'indication';

const SCREENS: Record<Next['act'], Screen | undefined> = {
  red_flag: undefined,
  cancel_order: 'workup',
  reconsider: 'course',
  resolve: undefined,
  ask_red_flags: undefined,
  decide: undefined,
  arrange: 'workup',
  await: 'workup',
  read: 'workup',
  later: 'workup',
  try: 'course',
  weigh: 'course',
  close: 'course',
  review: 'course',
  refer: 'indication',
  find_out: 'indication',
  optimise: 'indication',
};

/** Where it is done. */
export function screenOf({ act }: Next): Screen | undefined {
  return SCREENS[act];
}

/** The address where it is done: the screen, and on it the card that it is about. */
export function placeOf(action: Next) {
  switch (screenOf(action)) {
    case 'workup':
      return { to: '/cases/$case/workup', search: { study: action.about } } as const;
    case 'course':
      return { to: '/cases/$case/course', search: { step: action.about } } as const;
    case 'indication':
      return { to: '/cases/$case/indication' } as const;
    default:
      return undefined;
  }
}

/** What is to be asked first; of what is only not known, nothing is asked first. */
export function askedFirst({ act, ask }: Next): string[] {
  return act === 'find_out' || act === 'ask_red_flags' ? [] : ask;
}
