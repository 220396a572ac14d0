import type { Entry } from '../../api/queries';
import { number } from '../../charts/numbers';
import { day, t, word } from '../../i18n';
import { Panel } from '../../ui/kit';
import { withUnit } from '../shared/facts/words';
import { scoresOf } from './happenings';

const isMinutes = (name: string) => name.endsWith('_minutes');
const nameOf = (name: string) => word(isMinutes(name) ? 'fact.field' : 'fact.instrument', name);
const say = (name: string, value: number) => withUnit(number(value), isMinutes(name) ? 'min' : undefined);

/** Scores and walking times: the latest beside the earlier ones. Numbers alone; nothing is judged here. */
export function Scores({ holding }: { holding: readonly Entry[] }) {
  const scores = scoresOf(holding);
  if (scores.length === 0) return null;
  return (
    <Panel title={t('course.scores')}>
      <table className="table">
        <tbody>
          {scores.map(({ name, values: [latest, ...earlier] }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td className="number">
                <strong>{latest && say(name, latest.value)}</strong>
              </td>
              <td className="muted nowrap">{latest && day(latest.day)}</td>
              <td className="muted">
                {earlier.map((one) => `${say(name, one.value)} (${day(one.day)})`).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small-text">{t('course.scores_note')}</p>
    </Panel>
  );
}
