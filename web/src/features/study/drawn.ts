/** What a hand has placed last, in words. */
import { t, word } from '../../i18n';
import type { Drawn } from '../../viewer/state';
import { endplateOf } from '../../viewer/wizard/fill';
import { STEPS } from '../../viewer/wizard/steps';
import { siteName } from './words';

/** That letting go was enough; and that Enter at once after it has taken nothing else. */
export function sayDrawn({ step, isPressed }: Drawn): string {
  const what = STEPS.includes(step) ? word('step', step.id) : siteName(endplateOf(step));
  return t(isPressed ? 'wizard.is_drawn_already' : 'wizard.is_drawn', { what });
}
