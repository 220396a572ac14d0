/** The fields of an account, the same for a new one and for one that is changed. */
import { t, word } from '../../i18n';
import { Field } from '../../ui/kit';
import { ROLES, type Role } from './account';

/** What others see of somebody. */
export function DisplayField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  return (
    <Field label={t('settings.display')} hint={t('settings.display_hint')}>
      {(wiring) => (
        <input
          {...wiring}
          required
          maxLength={128}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

/** What somebody may do. */
export function RoleField({ value, onValue }: { value: Role; onValue: (value: Role) => void }) {
  return (
    <Field label={t('settings.role')} hint={word('settings.role_means', value)}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          onChange={(event) => onValue(ROLES.find((role) => role === event.target.value) ?? value)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {word('role', role)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The name at the identity provider. */
export function SubjectField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  return (
    <Field label={t('settings.subject')} hint={t('settings.subject_hint')}>
      {(wiring) => (
        <input
          {...wiring}
          autoComplete="off"
          spellCheck={false}
          maxLength={255}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
