/** Tables as comma-separated values (RFC 4180). */

/** A cell; nothing where there is nothing. */
export type Cell = string | number | null | undefined;

/** Text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows under their heading; every line ends, the last one too. */
export function csv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [heading, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/** Hands a table to whoever sits here, as a file; the mark at its beginning tells a spreadsheet how letters are written. */
export function downloadCsv(name: string, table: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', table], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
