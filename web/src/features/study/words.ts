/** Landmarks and values in words. */

import { t, word } from '../../i18n';
import type { ParameterInfo } from '../../measure';
import type { MeasuringState } from '../../viewer/measuring';
import type { Known, Placed } from '../../viewer/store/sheet';

const ENDPLATE = /^(\w+)\.(superior|inferior)$/;
const CORNER = /^(\w+)\.(superior|inferior)\.(anterior|posterior)$/;

/** What a landmark is called: "S1 superior endplate, posterior corner". */
export function siteName(site: string): string {
  const corner = CORNER.exec(site);
  if (corner) {
    const [, level = '', surface = '', edge = ''] = corner;
    return t('site.corner', { level, surface: word('site.surface', surface), edge: word('site.edge', edge) });
  }
  const [first = '', second] = site.split('.');
  if (ENDPLATE.test(site))
    return t('site.endplate', { level: first, surface: word('site.surface', second ?? '') });
  if (second === 'centroid') return t('site.centroid', { level: first });
  return word('site.joint', site.replaceAll('.', '_'));
}

/** Names of landmarks as programs write them, within a sentence. */
const WRITTEN =
  /\b(?:\w+\.centroid|femoral_head(?:\.(?:left|right))?|\w+\.(?:superior|inferior)\.(?:anterior|posterior))/g;

/** A sentence of the measuring module with its landmarks called as people call them. */
export function inAnatomy(text: string | undefined): string {
  return (text ?? '').replace(WRITTEN, (site) =>
    siteName(site).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()),
  );
}

/** What a person should look at again: where the program speaks of its own output, in the words of this page. */
export function warningText({ code, text }: { code: string; text: string }): string {
  if (code === 'numbering_unusual') return t('study.numbering_unusual');
  // Which side it is nobody has said: the wizard asks for one and for the other.
  return code === 'one_femoral_head' ? t('study.one_head') : inAnatomy(text);
}

/** A landmark for people who hear the screen. */
export function describe(site: string, placed: Placed): string {
  const state = t(placed.confirmed === false ? 'site.unconfirmed' : 'site.confirmed');
  return t('site.described', {
    name: siteName(site),
    state,
    x: Math.round(placed.x),
    y: Math.round(placed.y),
  });
}

/** A number as it is shown, with a true minus. */
export function shown(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** A unit as it is shown behind a number. */
export function unitOf(parameter: Pick<ParameterInfo, 'unit'>): string {
  return { deg: '°', mm: ' mm', '%': ' %', '1': '' }[parameter.unit];
}

/** What undo would take back. */
export function label(what: string, site?: string): string {
  const name =
    site === undefined ? '' : site.includes('_') && !site.includes('.') ? word('step', site) : siteName(site);
  return word('did', what).replace('{name}', name);
}

/** Seconds as a clock shows them. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** A thing of known size: "ruler, 100 mm". */
export function thingName(thing: Known): string {
  return thing.kind === 'line'
    ? t('film.thing_line', { mm: thing.length_mm })
    : t('film.thing_ball', { mm: thing.diameter_mm });
}

/** Why there are no values, where it is not the landmarks. */
export function notComputed(measuring: MeasuringState): string {
  return t(measuring === 'loading' ? 'study.loading_measurements' : 'study.not_computed');
}
