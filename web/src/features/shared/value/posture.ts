/** Postures by the same words on every screen. */
import { t, word } from '../../../i18n';

/** How a film was taken; where extension was asked for and the film shows otherwise, that too. */
export function sayPosture(posture: string, kneesAndHips?: string): string {
  const name = word('posture', posture);
  return posture === 'standing_extended' && kneesAndHips === 'not_extended'
    ? t('posture_not_reached', { posture: name })
    : name;
}
