import { type FormEvent, useState } from 'react';
import type { BoardItem } from '../../api/answer';
import { t } from '../../i18n';
import { Button, Dialog, Field } from '../../ui/kit';

/** Asks why a study that was made does not answer its question. */
export function InadequateDialog({
  item,
  onReason,
  onClose,
}: {
  item: BoardItem;
  onReason: (reason: string) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Dialog title={t('workup.inadequate_title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="muted">{item.question}</p>
        <Field label={t('workup.reason')}>
          {(wiring) => (
            <input
              {...wiring}
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary">
          {t('common.save')}
        </Button>
      </form>
    </Dialog>
  );
}
