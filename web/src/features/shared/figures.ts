/** Figures of the node for reading: rounded to a tenth, never before anything is compared. */
import { number } from '../../charts/numbers';
import { withUnit } from './facts/words';

/** A value with its unit. */
export function figure(value: number, unit: string): string {
  return withUnit(number(value, 1), unit);
}

/** An interval with its unit, as `47.7 to 63.5°`. */
export function span({ low, high }: { low: number; high: number }, unit: string): string {
  return `${number(low, 1)} – ${withUnit(number(high, 1), unit)}`;
}
