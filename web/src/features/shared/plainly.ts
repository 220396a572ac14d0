/** Words of the node for people: days as they are written elsewhere on the page, and no names of entries. */
import { day } from '../../i18n';

const DAY = /\b\d{4}-\d{2}-\d{2}\b/g;
const NAME_OF_ENTRY = / \("[^"]+"\)/g;

export function plainly(words: string): string {
  return words.replace(NAME_OF_ENTRY, '').replace(DAY, (iso) => day(iso));
}
