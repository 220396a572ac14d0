/** How far the millimetres of a film are trusted: stands beside every length, and beside nothing else. */
import { word } from '../../../i18n';

/** `scale estimated` for a length; nothing for an angle. */
export function scaleBeside(unit: string, calibrationClass: string | undefined): string | undefined {
  return unit === 'mm' ? word('scale', calibrationClass ?? 'not_told') : undefined;
}
