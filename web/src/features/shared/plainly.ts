/** Words of the node for people: days as they are written elsewhere on the page, no names of entries, no marks of the evidence. */
import { day } from '../../i18n';

const DAY = /\b\d{4}-\d{2}-\d{2}\b/g;
const NAME_OF_ENTRY = / \("[^"]+"\)/g;
/** How well something is backed, as a letter, or the number of its source: both stand in words where the evidence is shown. */
const MARK = / \((?:[VCDML]|S\d+(?:, S\d+)*)\)/g;

export function plainly(words: string): string {
  return words
    .replace(NAME_OF_ENTRY, '')
    .replace(MARK, '')
    .replace(DAY, (iso) => day(iso));
}
