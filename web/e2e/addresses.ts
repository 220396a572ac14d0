/** Every screen of the workstation. */

/** A screen that shows no case. */
export const SCREENS = {
  worklist: '/',
  queue: '/queue',
  settings: '/settings',
  nowhere: '/there/is/no/such/page',
} as const;

/** A screen of a case, below its address. */
export const CASE_SCREENS = {
  overview: '',
  study: '/study?renderer=cpu',
  slices: '/slices?renderer=cpu',
  bone_scan: '/bone-scan',
  compare: '/compare',
  timeline: '/timeline',
  workup: '/workup',
  course: '/course',
  indication: '/indication',
} as const;

export type CaseScreen = keyof typeof CASE_SCREENS;

/** The address of a screen of a case. */
export function ofCase(id: string, screen: CaseScreen): string {
  return `/cases/${id}${CASE_SCREENS[screen]}`;
}
