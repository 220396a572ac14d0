/** Values of the first view that nobody can vouch for: what is not known, and what would have to be known, as the node says it. */
import { count, t, word } from '../../i18n';
import type { Reading } from '../../measure';
import { Button } from '../../ui/kit';
import type { FilmViewer } from '../../viewer/viewer';
import { isPlaced, STEPS } from '../../viewer/wizard/steps';
import { plainly } from '../shared/plainly';
import { HEADLINE } from './headline';
import type { Judged } from './useJudged';

/** What is not known, the values that hang on it, both as codes, and what would settle it. */
interface Open {
  criterion: string;
  values: string[];
  missing: readonly string[];
}

/** What is placed to know it; of everything else is said how the film was taken. */
const PLACED_FOR: Record<string, readonly string[]> = {
  rotation: ['femoral_head_left', 'femoral_head_right'],
  knees_extended: ['knee', 'ankle'],
  hips_extended: ['femoral_head_left', 'femoral_head_right', 'knee'],
};

interface Props {
  viewer: FilmViewer;
  judged: Judged;
  readings: readonly Reading[];
  toFilm: () => void;
}

export function Unverified({ viewer, judged, readings, toFilm }: Props) {
  const open = openOf(judged);
  if (open.length === 0) return null;
  const values = new Set(open.flatMap((one) => one.values));
  const nameOf = (code: string) =>
    readings.find(({ parameter }) => parameter.code === code)?.parameter.abbreviation ?? code;
  const stepsFor = ({ criterion }: Open) =>
    [...STEPS.keys()].filter((index) => {
      const step = STEPS[index];
      return step && PLACED_FOR[criterion]?.includes(step.id) && !isPlaced(step, viewer.has);
    });
  const steps = [...new Set(open.flatMap(stepsFor))].sort((one, other) => one - other);
  const goTo = (index: number) => {
    viewer.walk.goTo(index);
    viewer.focus();
  };
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
      <div className="row">
        {steps.map((index) => (
          <Button key={index} onClick={() => goTo(index)}>
            {t('unverified.place', { step: word('step', STEPS[index]?.id ?? '') })}
          </Button>
        ))}
        {open.some((one) => stepsFor(one).length === 0) && (
          <Button onClick={toFilm}>{t('unverified.to_film')}</Button>
        )}
      </div>
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
