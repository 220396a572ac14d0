/** A source as people read it: who says it, and where that is found. */
import type { Schemas } from '../../api/queries';
import { t } from '../../i18n';
import { plainly } from './plainly';

type Citation = Schemas['AnswerDocument.citation'];

/** The text of Upright itself: it has no address that anybody could look up. */
const OWN = 'UPRIGHT';
const NO_DOI = / ?\(DOI not recorded\)/;

export function citedText({ id, text }: Pick<Citation, 'id' | 'text'>): string {
  return id === OWN ? t('explain.own') : plainly(text);
}

/** Empty where nothing is recorded that leads there. */
export function citedAddress({ id, address }: Pick<Citation, 'id' | 'address'>): string {
  return id === OWN ? '' : address.replace(NO_DOI, '');
}
