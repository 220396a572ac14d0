/** Opening a case that is not one's own, in an emergency and with a reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { t } from '../../i18n';
import { Banner, Button, Dialog, Failure, Field } from '../../ui/kit';

/** Letters that a reason has at least. */
const SHORTEST = 10;

const isUnknown = (error: unknown) => error instanceof ProblemError && error.problem.code === 'not_found';

/** The window in which an emergency is declared; the case is opened then. */
export function Emergency({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const left = SHORTEST - reason.trim().length;
  const declare = useMutation({
    mutationFn: (given: { number: string; issuer: string }) =>
      body(api.POST('/api/v1/break-glass', { body: { ...given, reason: reason.trim() } })),
    onSuccess: (opened) => {
      void client.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: '/cases/$case', params: { case: opened.case } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    declare.mutate({ number: text('number'), issuer: text('issuer') });
  };
  return (
    <Dialog title={t('emergency.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <Banner tone="alert" title={t('emergency.warning')}>
          {t('emergency.warning_text')}
        </Banner>
        <div className="pair">
          <Field
            label={t('emergency.number')}
            error={isUnknown(declare.error) ? t('emergency.not_found') : undefined}
          >
            {(wiring) => <input {...wiring} name="number" required maxLength={128} />}
          </Field>
          <Field label={t('emergency.issuer')}>
            {(wiring) => <input {...wiring} name="issuer" maxLength={128} />}
          </Field>
        </div>
        <p className="field-hint">{t('emergency.issuer_hint')}</p>
        <Field
          label={t('emergency.reason')}
          hint={left > 0 && reason ? t('emergency.reason_short', { left }) : t('emergency.reason_hint')}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              required
              minLength={SHORTEST}
              maxLength={1000}
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {declare.isError && !isUnknown(declare.error) && <Failure error={declare.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="danger" busy={declare.isPending} disabled={left > 0}>
            {t('emergency.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
