/** Choosing a new password, twice typed. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { problemFrom } from '../../api/problem';
import { t } from '../../i18n';
import { Button, Field } from '../../ui/kit';
import { sentence } from '../../ui/sentence';

/** What the node takes. */
const SHORTEST = 12;

/** What is wrong, and with which of the two. */
function wrongOf(error: unknown): { current?: string; chosen?: string } {
  if (!error) return {};
  const problem = problemFrom(error);
  if (problem.code === 'wrong_password') return { current: t('session.wrong_current') };
  return { chosen: sentence(problem.detail || problem.title) };
}

/** The form; the password until now is asked for unless it is `known` from the log-in a moment ago. */
export function PasswordForm({ known, onChanged }: { known?: string; onChanged: (chosen: string) => void }) {
  const [current, setCurrent] = useState(known ?? '');
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const change = useMutation({
    mutationFn: () => api.POST('/api/v1/session/password', { body: { old: current, new: chosen } }),
    onSuccess: () => {
      onChanged(chosen);
      for (const forget of [setCurrent, setChosen, setAgain]) forget('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(chosen !== again);
    if (chosen === again) change.mutate();
  };
  const wrong = wrongOf(change.error);
  return (
    <form className="stack" onSubmit={submit}>
      {known === undefined && (
        <Password
          label={t('session.current')}
          fill="current-password"
          value={current}
          onValue={setCurrent}
          error={wrong.current}
        />
      )}
      <Password
        label={t('session.new')}
        hint={t('session.new_hint', { shortest: SHORTEST })}
        fill="new-password"
        value={chosen}
        onValue={setChosen}
        error={wrong.chosen}
      />
      <Password
        label={t('session.again')}
        fill="new-password"
        value={again}
        onValue={setAgain}
        error={differs ? t('session.differs') : undefined}
      />
      <Button type="submit" look="primary" busy={change.isPending}>
        {t('session.change')}
      </Button>
    </form>
  );
}

/** A field for a password. */
export function Password({
  label,
  hint,
  error,
  fill,
  value,
  onValue,
}: {
  label: string;
  hint?: string;
  error: string | undefined;
  fill: 'current-password' | 'new-password';
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          type="password"
          autoComplete={fill}
          required
          minLength={fill === 'new-password' ? SHORTEST : undefined}
          maxLength={256}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
