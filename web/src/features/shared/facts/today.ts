/** Today, as the record has days. */
export function today(): string {
  return new Date().toLocaleDateString('sv');
}
