/** Who the patient is, and how frail. */
import { BARE, choice, day, type Field, NEEDED, number, SUBJECT } from './field';

export const person = {
  person: [
    day('birth_date'),
    number('age_years', 'a'),
    choice('sex', ['female', 'male', 'other'], BARE),
    number('body_mass_index', 'kg/m2'),
  ],
  frailty: [choice('index', ['masd_fi'], SUBJECT), number('score', undefined, NEEDED)],
} as const satisfies Record<string, readonly Field[]>;
