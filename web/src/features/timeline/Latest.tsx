/** The latest value of a parameter, and what has become of it. */
import type { Assessment, Schemas } from '../../api/queries';
import { signed, unitText } from '../../charts/numbers';
import { count, word } from '../../i18n';
import { Icon, type IconName } from '../../ui/icons';
import { ago } from '../shared/value/age';
import { type Film, isStanding, measuredOn, type Parameter } from './films';
import { crossing } from './references';
import { quantity, rangeText } from './words';

type Change = Schemas['AssessmentDocument.comparison']['changes'][number];

/** Of the film that the node puts first, else of the latest standing one; the change as the node compares first and last film. */
export function Latest({
  code,
  assessment,
  films,
}: {
  code: Parameter;
  assessment: Assessment;
  films: readonly Film[];
}) {
  const change = assessment.progression.whole?.changes.find((one) => one.code === code);
  const standing = films.filter((film) => isStanding(film) && measuredOn(film, code));
  const film = standing.find(({ entry }) => entry === assessment.answer.film) ?? standing.at(-1);
  const value = film && measuredOn(film, code);
  if (!value) return null;
  const against = crossing(film, value, assessment);
  const without = films.filter((one) => isStanding(one) && !measuredOn(one, code)).length;
  return (
    <>
      <strong className="timeline-value">
        {value.usability === 'at_least' && '≥ '}
        {quantity(value.value, value.unit)}
      </strong>
      {value.interval && <span className="muted">{rangeText(value.interval)}</span>}
      {value.scale && <span>{value.scale}</span>}
      {against && <span>{against}</span>}
      {assessment.as_of && <span className="muted">{ago(film.day, assessment.as_of)}</span>}
      {change && <ChangeText change={change} />}
      {without > 0 && <span className="muted">{count('timeline.without', without)}</span>}
    </>
  );
}

function ChangeText({ change: { change, unit, beyond_error: beyond } }: { change: Change }) {
  return (
    <>
      <span className="timeline-change">
        <Icon name={iconOf(change, beyond)} size={12} />
        {signed(change, 1)}
        {unitText(unit)}
      </span>
      <span className="muted">{word('timeline.beyond_error', beyond)}</span>
    </>
  );
}

/** Up, down, or no more than error; not known. */
export function iconOf(change: number, beyond: Change['beyond_error']): IconName {
  if (beyond === 'unknown') return 'unknown';
  if (beyond === 'false') return 'within';
  return change > 0 ? 'above' : 'below';
}
