import { Field as Labelled } from '../../../ui/kit';
import type { Field } from './catalogue';
import { FieldInput } from './FieldInput';
import { FieldLabel } from './FieldLabel';
import type { Values } from './values';
import { labelOf } from './words';

/** The labelled controls for some fields of a fact. */
export function FactFields({
  fields,
  values,
  onChange,
}: {
  fields: readonly Field[];
  values: Values;
  onChange: (values: Values) => void;
}) {
  return fields.map((field) => (
    <Labelled
      key={field.name}
      label={<FieldLabel name={labelOf(field)} unit={'unit' in field ? field.unit : undefined} />}
    >
      {(wiring) => (
        <FieldInput
          field={field}
          wiring={wiring}
          value={values[field.name] ?? ''}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      )}
    </Labelled>
  ));
}
