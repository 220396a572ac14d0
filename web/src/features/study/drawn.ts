/** What a hand has placed last, in words. */
import { t, word } from '../../i18n';
import type { Drawn } from '../../viewer/state';
import { endplateOf } from '../../viewer/wizard/fill';
import { STEPS } from '../../viewer/wizard/steps';
import { siteName } from './words';

/** That letting go was enough; and that Enter at once after it has taken nothing else, though there may be something to take. */
export function sayDrawn({ step, isPressed }: Drawn, isOffered: boolean): string {
  const what = STEPS.includes(step) ? word('step', step.id) : siteName(endplateOf(step));
  if (!isPressed) return t('wizard.is_drawn', { what });
  const already = t('wizard.is_drawn_already', { what });
  return isOffered ? `${already} ${t('wizard.again_accepts')}` : already;
}
