/** Numbers as people read them: rounded for reading only, with a true minus. */

/** A number with so many digits behind the point; without `digits` as many as it has, three at most. */
export function number(value: number, digits?: number): string {
  const text = new Intl.NumberFormat('en-GB', {
    maximumFractionDigits: digits ?? 3,
    minimumFractionDigits: digits ?? 0,
    useGrouping: false,
  }).format(value);
  return text.replace(/^-(0(\.0*)?)$/, '$1').replace('-', '−');
}

/** The same with its sign, for a change. */
export function signed(value: number, digits?: number): string {
  const text = number(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** What stands behind a number for the unit that the node names. */
export function unitText(unit: string): string {
  if (unit === 'deg') return '°';
  if (unit === '1' || unit === '') return '';
  return `\u00A0${unit}`;
}
