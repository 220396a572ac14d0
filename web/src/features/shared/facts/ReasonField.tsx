/** Why something is done, in words; as long as the record takes it. */
import { Field } from '../../../ui/kit';

export function ReasonField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (reason: string) => void;
}) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(wiring) => (
        <input
          {...wiring}
          required
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
