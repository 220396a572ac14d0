import { word } from '../../../i18n';

/** The name of a field, with the unit in which it is entered. */
export function FieldLabel({ name, unit }: { name: string; unit: string | undefined }) {
  const sign = unit === undefined ? '' : word('fact.unit', unit);
  return <>{sign === '' ? name : `${name} (${sign})`}</>;
}
