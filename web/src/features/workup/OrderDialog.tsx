import { type FormEvent, useState } from 'react';
import type { BoardItem } from '../../api/answer';
import { t } from '../../i18n';
import { Banner, Button, Dialog } from '../../ui/kit';
import { ReasonField } from '../shared/facts/ReasonField';
import { Missing } from '../shared/Missing';
import { plainly } from '../shared/plainly';
import { nameOf } from './board';
import type { Hold } from './hold';

/** Before a study is ordered that something stands against, or that something must be asked about: what that is, and why all the same. */
export function OrderDialog({
  caseId,
  item,
  hold,
  onOrder,
  onClose,
}: {
  caseId: string;
  item: BoardItem;
  /** Null once what stood against it has gone. */
  hold: Hold | null;
  onOrder: (reason?: string) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOrder(hold ? reason.trim() : undefined);
  };
  return (
    <Dialog title={t('workup.order_title', { name: nameOf(item) })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {hold ? <Standing caseId={caseId} hold={hold} /> : <p>{t('workup.order_free')}</p>}
        {hold && (
          <ReasonField
            label={t('workup.order_reason')}
            hint={t('workup.order_reason_hint')}
            value={reason}
            onChange={setReason}
          />
        )}
        <div className="row">
          <Button look={hold ? 'plain' : 'primary'} type="submit">
            {t(hold ? 'workup.order_anyway' : 'workup.order')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('workup.order_not')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Standing({ caseId, hold: { against, ask } }: { caseId: string; hold: Hold }) {
  return (
    <>
      {against.map((one) => (
        <Banner key={one.code} tone="alert" title={one.words}>
          {plainly(one.reasons.join(' · '))}
        </Banner>
      ))}
      {ask.length > 0 && (
        <div className="order-ask">
          <h3>{t('workup.order_ask')}</h3>
          <Missing caseId={caseId} missing={ask} title={false} />
        </div>
      )}
    </>
  );
}
