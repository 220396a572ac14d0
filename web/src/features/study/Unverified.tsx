/** Values of the first view that nobody can vouch for: what is not known, and what would have to be known, as the node says it. */
import { count, t, word } from '../../i18n';
import { Button } from '../../ui/kit';
import { plainly } from '../shared/plainly';
import { HEADLINE } from './headline';
import type { Judged } from './useJudged';

/** What is not known, in a fixed code, the values that hang on it, and what would settle it. */
interface Open {
  criterion: string;
  values: string[];
  missing: readonly string[];
}

export function Unverified({ judged, toFilm }: { judged: Judged; toFilm: () => void }) {
  const open = openOf(judged);
  if (open.length === 0) return null;
  const values = new Set(open.flatMap((one) => one.values));
  return (
    <details className="unverified">
      <summary>{count('unverified.title', values.size)}</summary>
      <ul>
        {open.map(({ criterion, values: hanging, missing }) => (
          <li key={criterion}>
            <strong>{word('criterion_unknown', criterion)}</strong> ({hanging.join(', ')})
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
      if (usability === 'unverified')
        found.set(criterion, (found.get(criterion) ?? new Set()).add(word('parameter', code)));
  return [...found].map(([criterion, values]) => ({
    criterion,
    values: [...values],
    missing: film?.criteria.find(({ code }) => code === criterion)?.missing ?? [],
  }));
}
