/** Values of the first view that nobody can vouch for: what is not known, and what would have to be known, as the node says it. */
import { count, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { Button } from '../../ui/kit';
import { plainly } from '../shared/plainly';
import { HEADLINE } from './headline';
import type { Judged } from './useJudged';

/** What is not known, the values that hang on it, both as codes, and what would settle it. */
interface Open {
  criterion: string;
  values: string[];
  missing: readonly string[];
}

interface Props {
  judged: Judged;
  readings: readonly Reading[];
  toFilm: () => void;
}

export function Unverified({ judged, readings, toFilm }: Props) {
  const open = openOf(judged);
  if (open.length === 0) return null;
  const values = new Set(open.flatMap((one) => one.values));
  const nameOf = (code: string) =>
    readings.find(({ parameter }) => parameter.code === code)?.parameter.abbreviation ?? code;
  return (
    <details className="unverified">
      <summary>{count('unverified.title', values.size)}</summary>
      <ul>
        {open.map(({ criterion, values: hanging, missing }) => (
          <li key={criterion}>
            <strong>{word('criterion_unknown', criterion)}</strong> ({hanging.map(nameOf).join(', ')})
            {missing.length > 0 && `: ${t('unverified.needs', { what: missing.map(plainly).join('; ') })}`}
          </li>
        ))}
      </ul>
      <Button onClick={toFilm}>{t('unverified.to_film')}</Button>
    </details>
  );
}

/** Of the values of the first view, in their order. */
export function openOf({ use, film }: Pick<Judged, 'use' | 'film'>): Open[] {
  const found = new Map<string, Set<string>>();
  for (const code of HEADLINE)
    for (const { criterion, usability } of use(code)?.limits ?? [])
      if (usability === 'unverified') found.set(criterion, (found.get(criterion) ?? new Set()).add(code));
  return [...found].map(([criterion, values]) => ({
    criterion,
    values: [...values],
    missing: film?.criteria.find(({ code }) => code === criterion)?.missing ?? [],
  }));
}
