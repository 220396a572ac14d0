import { Link } from '@tanstack/react-router';
import { t } from '../i18n';
import { Empty } from '../ui/kit';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Empty title={t('nav.not_found')} action={<Link to="/">{t('nav.to_worklist')}</Link>}>
      {t('nav.not_found_text')}
    </Empty>
  );
}
