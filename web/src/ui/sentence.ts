/** A reason that the node gives, as it stands at the beginning of a paragraph. */
export function sentence(text: string): string {
  const isEnded = /[.?!]$/.test(text);
  return text.charAt(0).toUpperCase() + text.slice(1) + (isEnded ? '' : '.');
}
