/** Values of the first view that nobody can vouch for: what is not known, and what would settle it. */
import { count, t, word } from '../../i18n';
import { Button } from '../../ui/kit';
import { HEADLINE } from './headline';
import type { Judged } from './useJudged';

/** What is not known, in fixed codes, and the values that hang on it. */
interface Open {
  criterion: string;
  values: string[];
}

/** What landmarks settle; everything else is said of the film. */
const SETTLED_BY_LANDMARKS = ['knees_extended', 'hips_extended', 'rotation', 'length'];

export function Unverified({ judged, toFilm }: { judged: Judged; toFilm: () => void }) {
  const open = openOf(judged);
  if (open.length === 0) return null;
  const values = new Set(open.flatMap((one) => one.values));
  const isOfFilm = open.some(({ criterion }) => !SETTLED_BY_LANDMARKS.includes(criterion));
  return (
    <details className="unverified">
      <summary>{count('unverified.title', values.size)}</summary>
      <ul>
        {open.map(({ criterion, values: hanging }) => (
          <li key={criterion}>
            <strong>{word('criterion_unknown', criterion)}</strong>
            {` (${hanging.join(', ')}): ${word('unverified.settle', criterion)}`}
          </li>
        ))}
      </ul>
      {isOfFilm && <Button onClick={toFilm}>{t('unverified.to_film')}</Button>}
    </details>
  );
}

/** Of the values of the first view, in their order. */
export function openOf({ use }: Pick<Judged, 'use'>): Open[] {
  const found = new Map<string, string[]>();
  for (const code of HEADLINE)
    for (const { criterion, usability } of use(code)?.limits ?? [])
      if (usability === 'unverified')
        found.set(criterion, [...(found.get(criterion) ?? []), word('parameter', code)]);
  return [...found].map(([criterion, values]) => ({ criterion, values: [...new Set(values)] }));
}
