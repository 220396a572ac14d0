/** Beginning a case for a patient of whom no film is here yet. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, body } from '../../api/client';
import type { Schemas } from '../../api/queries';
import { t, word } from '../../i18n';
import { Button, Dialog, Failure, Field } from '../../ui/kit';

const SEXES = ['female', 'male', 'other'] as const;

/** What a form holds, as a patient: what is not filled in is not known. */
function patientOf(form: FormData): Schemas['Patient'] {
  const text = (name: string) => String(form.get(name) ?? '').trim() || null;
  return {
    name: text('name'),
    number: text('number'),
    issuer: text('issuer') ?? '',
    birth_date: text('birth_date'),
    sex: SEXES.find((sex) => sex === form.get('sex')) ?? null,
  };
}

/** The window in which a case is begun; the case is opened then. */
export function NewCase({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [hasIssuer, setIssuer] = useState(false);
  const begin = useMutation({
    mutationFn: (patient: Schemas['Patient']) => body(api.POST('/api/v1/cases', { body: patient })),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: '/cases/$case', params: { case: made.id } });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    begin.mutate(patientOf(new FormData(event.currentTarget)));
  };
  return (
    <Dialog title={t('new_case.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} autoComplete="off">
        <p className="muted">{t('new_case.text')}</p>
        <Field label={t('new_case.name')} hint={t('new_case.name_hint')}>
          {(wiring) => <input {...wiring} name="name" maxLength={255} />}
        </Field>
        <div className="pair">
          <Field label={t('new_case.number')}>
            {(wiring) => (
              <input
                {...wiring}
                name="number"
                maxLength={128}
                onChange={(event) => setIssuer(event.target.value !== '')}
              />
            )}
          </Field>
          <Field label={t('new_case.issuer')}>
            {(wiring) => <input {...wiring} name="issuer" maxLength={128} disabled={!hasIssuer} />}
          </Field>
        </div>
        <p className="field-hint">{t('new_case.issuer_hint')}</p>
        <div className="pair">
          <Field label={t('new_case.birth_date')}>
            {(wiring) => <input {...wiring} name="birth_date" type="date" />}
          </Field>
          <Field label={t('new_case.sex')}>
            {(wiring) => (
              <select {...wiring} name="sex">
                <option value="">{t('new_case.sex_none')}</option>
                {SEXES.map((sex) => (
                  <option key={sex} value={sex}>
                    {word('sex', sex)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {begin.isError && <Failure error={begin.error} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={begin.isPending}>
            {t('new_case.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
