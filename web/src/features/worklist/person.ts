/** What a line says of a patient beside the name. */
import type { Schemas } from '../../api/queries';
import { t, word } from '../../i18n';

/** Whole years from the day of birth to `on`. */
export function ageOn(birthDate: string, on: Date): number {
  const [year = 0, month = 1, dayOfMonth = 1] = birthDate.split('-').map(Number);
  const hadBirthday =
    on.getMonth() + 1 > month || (on.getMonth() + 1 === month && on.getDate() >= dayOfMonth);
  return on.getFullYear() - year - Number(!hadBirthday);
}

/** Age and sex in a few letters; empty where neither is known. */
export function bornAndSex(patient: Schemas['Patient'] | null | undefined): string {
  const age = patient?.birth_date && t('worklist.years', { years: ageOn(patient.birth_date, new Date()) });
  const sex = patient?.sex && word('sex', patient.sex);
  return [age, sex].filter(Boolean).join(', ');
}
