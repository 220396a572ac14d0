/** What speaks against something that is to be done. */
import type { Next } from '../../api/answer';
import { plainly } from './plainly';

/** What speaks against it and what of this patient makes it so, without what only payers say. */
export function against({ cautions }: Next): { text: string; here: string }[] {
  return cautions
    .filter(({ level }) => level !== 'coverage')
    .map(({ text, grounds }) => ({
      text: plainly(text),
      here: plainly(grounds.map(({ statement }) => statement).join(' · ')),
    }));
}
