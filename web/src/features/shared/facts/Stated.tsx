/** What a person states of a film: one word of several, or yes and no; not stated is an answer of its own. */
import { t, word } from '../../../i18n';
import { Field } from '../../../ui/kit';

interface ChoiceProps {
  label: string;
  group: string;
  options: readonly string[];
  value: string | undefined;
  choose: (value: string | undefined) => void;
}

/** One word out of several; "not stated" is an answer of its own, and never means no. */
export function Choice({ label, group, options, value, choose }: ChoiceProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <select {...wiring} value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
          <option value="">{t('film.not_stated')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {word(group, option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function YesNo({
  label,
  value,
  choose,
}: {
  label: string;
  value: boolean | undefined;
  choose: (value: boolean | undefined) => void;
}) {
  const word = value === undefined ? undefined : value ? 'yes' : 'no';
  return (
    <Choice
      label={label}
      group="yes_no"
      options={['yes', 'no']}
      value={word}
      choose={(said) => choose(said === undefined ? undefined : said === 'yes')}
    />
  );
}
