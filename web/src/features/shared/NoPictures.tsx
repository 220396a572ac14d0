import { t } from '../../i18n';
import { Empty } from '../../ui/kit';

/** In place of films, for whoever is shown values alone. */
export function NoPictures() {
  return <Empty title={t('common.no_pictures')}>{t('common.no_pictures_text')}</Empty>;
}
