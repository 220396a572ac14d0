import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '../../i18n';
import { Button, Dialog } from '../../ui/kit';
import { ReasonField } from '../shared/facts/ReasonField';

/** Asks for a reason, and does nothing without one. */
export function ReasonDialog({
  title,
  children,
  action = t('common.save'),
  onReason,
  onClose,
}: {
  title: string;
  /** What the reason is about. */
  children: ReactNode;
  /** What happens with the reason. */
  action?: string;
  onReason: (reason: string) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="muted">{children}</p>
        <ReasonField label={t('workup.reason')} value={reason} onChange={setReason} />
        <Button type="submit" look="primary">
          {action}
        </Button>
      </form>
    </Dialog>
  );
}
