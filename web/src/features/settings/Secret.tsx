/** A password or a key that is shown this once. */
import { useState } from 'react';
import { t } from '../../i18n';
import { Banner, Button } from '../../ui/kit';

/** The secret, to be copied now. */
export function Secret({ title, secret }: { title: string; secret: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <Banner live tone="caution" title={title}>
      <div className="secret">
        <code>{secret}</code>
        <Button onClick={() => void copy()}>{t(isCopied ? 'settings.copied' : 'settings.copy')}</Button>
      </div>
      <p>{t('settings.once')}</p>
    </Banner>
  );
}
