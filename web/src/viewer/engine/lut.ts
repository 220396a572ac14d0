/** From 16-bit samples to grey: one look-up, the same for both back ends. */
import type { Modality, PictureInfo, Table, Voi } from './picture';

/** A window as a person sets it; values are those with a meaning, after the modality's transformation. */
export interface Window {
  centre: number;
  width: number;
}

/** How a picture is shown now. */
export interface Shown {
  /** null = as the film says. */
  window: Window | null;
  /** Black for white, on top of what the film says. */
  inverted: boolean;
}

/** How many values 16 bits have. */
export const VALUES = 65_536;
const SIGN = 0x8000;

/**
 * The order of samples in the look-up: signed samples are moved so that the lowest is 0, and greys between neighbours can be
 * found by averaging them.
 */
export function ordered(sample: number, signed: boolean): number {
  return signed ? sample ^ SIGN : sample;
}

function tableAt(table: Table, input: number): number {
  const last = table.entries.length - 1;
  const index = Math.min(last, Math.max(0, Math.round(input) - table.first));
  return table.entries[index] ?? 0;
}

function modalityAt(modality: Modality, stored: number): number {
  return modality.kind === 'rescale'
    ? modality.slope * stored + modality.intercept
    : tableAt(modality, stored);
}

/** The value with a meaning that a stored value stands for. */
export function meaningOf(info: PictureInfo, stored: number): number {
  return modalityAt(info.modality, stored);
}

/** From a value with a meaning to grey, 0 to 1 (PS3.3 C.11.2.1.2 and C.11.2.1.3). */
function greyOf(window: Window, shape: string, value: number): number {
  const { centre, width } = window;
  if (shape === 'sigmoid') return 1 / (1 + Math.exp((-4 * (value - centre)) / width));
  if (shape === 'linear_exact') return Math.min(1, Math.max(0, (value - centre) / width + 0.5));
  if (width <= 1) return value <= centre - 0.5 ? 0 : 1;
  return Math.min(1, Math.max(0, (value - (centre - 0.5)) / (width - 1) + 0.5));
}

function voiAt(voi: Voi, window: Window | null, value: number): number {
  if (window) return greyOf(window, voi.kind === 'window' ? voi.function : 'linear', value);
  if (voi.kind === 'window') return greyOf(voi, voi.function, value);
  return tableAt(voi, value) / (2 ** voi.bits - 1);
}

function isPadding(info: PictureInfo, stored: number): boolean {
  const [low, high] = info.padding ?? [];
  return low !== undefined && high !== undefined && stored >= low && stored <= high;
}

/** A grey, 0 to 255, for every ordered sample. */
export function lookUp(info: PictureInfo, shown: Shown): Uint8Array {
  const greys = new Uint8Array(VALUES);
  const turned = info.inverted !== shown.inverted;
  for (let index = 0; index < VALUES; index++) {
    const stored = info.signed ? index - SIGN : index;
    if (isPadding(info, stored)) continue;
    const grey = voiAt(info.voi, shown.window, modalityAt(info.modality, stored));
    greys[index] = Math.round(255 * (turned ? 1 - grey : grey));
  }
  return greys;
}

/** The window that the film states, or that spans its range; for one that states a table, its range. */
export function statedWindow(info: PictureInfo): Window {
  return info.voi.kind === 'window'
    ? { centre: info.voi.centre, width: info.voi.width }
    : spanning(info, 0, 1);
}

/** The window between two shares of the film's values: `spanning(info, 0.01, 0.99)` leaves out the outermost. */
export function spanning(info: PictureInfo, from: number, to: number): Window {
  const [low, high] = [quantile(info, from), quantile(info, to)].map((stored) => meaningOf(info, stored));
  const [least, most] = [Math.min(low ?? 0, high ?? 1), Math.max(low ?? 0, high ?? 1)];
  return { centre: (least + most) / 2, width: Math.max(1, most - least) };
}

/** The stored value below which this share of the picture lies. */
export function quantile(info: PictureInfo, share: number): number {
  const [min, max] = [info.min ?? 0, info.max ?? 0];
  const total = info.histogram.reduce((sum, many) => sum + many, 0);
  let below = 0;
  for (const [bin, many] of info.histogram.entries()) {
    if (below + many >= share * total) {
      const within = many > 0 ? (share * total - below) / many : 0;
      return min + ((bin + within) / info.histogram.length) * (max - min);
    }
    below += many;
  }
  return max;
}
