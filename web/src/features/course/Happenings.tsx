import { useState } from 'react';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { day, t, word } from '../../i18n';
import type { IconName } from '../../ui/icons';
import { Icon } from '../../ui/icons';
import { IconButton, Panel } from '../../ui/kit';
import { CorrectDialog } from '../shared/facts/FactDialog';
import { sayFact, sayKind } from '../shared/facts/words';
import { daysOf, PARTS, type Part, partOf } from './happenings';

const ICONS: Record<Part, IconName> = { treatment: 'course', score: 'timeline', choice: 'person' };

/** What was tried, measured and decided, day by day. */
export function Happenings({ caseId, holding }: { caseId: string; holding: readonly Entry[] }) {
  const [part, setPart] = useState<Part | 'all'>('all');
  const days = daysOf(holding, part);
  return (
    <Panel
      title={t('course.happenings')}
      actions={
        <select
          aria-label={t('course.show')}
          value={part}
          onChange={(event) => setPart(event.target.value as Part | 'all')}
        >
          {(['all', ...Object.keys(PARTS)] as const).map((one) => (
            <option key={one} value={one}>
              {word('course.part', one)}
            </option>
          ))}
        </select>
      }
    >
      {days.length === 0 && <p className="muted">{t('course.nothing_yet')}</p>}
      <ol className="days">
        {days.map((one) => (
          <li key={one.day}>
            <h3>
              <time dateTime={one.day}>{day(one.day)}</time>
            </h3>
            <ul>
              {one.entries.map((entry) => (
                <Happening key={entry.id} caseId={caseId} entry={entry} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Happening({ caseId, entry }: { caseId: string; entry: Entry }) {
  const [corrects, setCorrects] = useState(false);
  const mayWrite = useMayWrite();
  const words = `${sayKind(entry.fact.kind)}: ${sayFact(entry.fact)}`;
  return (
    <li className="happening">
      <Icon name={ICONS[partOf(entry.fact.kind) ?? 'choice']} />
      <span>
        <span className="muted">{`${sayKind(entry.fact.kind)} `}</span>
        {sayFact(entry.fact)}
        <span className="muted small-text">{` · ${entry.author}`}</span>
      </span>
      {mayWrite && (
        <IconButton icon="edit" label={`${t('entry.correct')}: ${words}`} onClick={() => setCorrects(true)} />
      )}
      {corrects && <CorrectDialog caseId={caseId} entry={entry} onClose={() => setCorrects(false)} />}
    </li>
  );
}
