import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, BoardItem } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { t, word } from '../../i18n';
import { Button, Chip, Dialog } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { DecideFinding } from '../shared/record/DecideFinding';
import { nameOf, type OfStudy } from './board';

const RULE_ICON = {
  fires: 'tick',
  fires_unless: 'unknown',
  does_not_fire: 'minus',
  unknown: 'unknown',
} as const;

/** Everything about a study that does not fit on its card, over the page: rules and reasons, findings, entries. */
export function StudyDetails({
  caseId,
  answer,
  item,
  recorded,
  onClose,
}: {
  caseId: string;
  answer: Answer;
  item: BoardItem;
  recorded: OfStudy;
  onClose: () => void;
}) {
  const { findings, states } = recorded;
  return (
    <Dialog title={t('workup.details_of', { name: nameOf(item) })} onClose={onClose} sheet>
      <div className="study-details">
        <p>{item.question}</p>
        <p>
          <span className="muted">{`${t('workup.changes')}: `}</span>
          {item.changes}
        </p>
        <ul className="rules">
          {item.why.map((rule) => (
            <li key={rule.code}>
              <p className="rule-says">
                <Chip icon={RULE_ICON[rule.outcome]}>{word('workup.rule_says', rule.outcome)}</Chip>
                {rule.recommendation}
              </p>
              <p className="muted">{rule.question}</p>
              <Why caseId={caseId} answer={answer} found={rule} />
            </li>
          ))}
        </ul>
        {findings.map((entry) => (
          <Finding key={entry.id} caseId={caseId} entry={entry} />
        ))}
        {states.map((entry) => (
          <EntryLink key={entry.id} caseId={caseId} entry={entry.id} day={entry.effective_at} kindless />
        ))}
        {item.study.endsWith('_film') && (
          <Link to="/cases/$case/study" params={{ case: caseId }}>
            {t('workup.films')}
          </Link>
        )}
      </div>
    </Dialog>
  );
}

function Finding({ caseId, entry }: { caseId: string; entry: Entry }) {
  const [decides, setDecides] = useState(false);
  const mayWrite = useMayWrite();
  const isProposed = entry.fact.status === 'proposed';
  return (
    <div className="finding">
      <EntryLink caseId={caseId} entry={entry.id} day={entry.effective_at} kindless />
      {isProposed && <Chip tone="caution">{word('fact.value', 'proposed')}</Chip>}
      {isProposed && mayWrite && (
        <Button className="small" onClick={() => setDecides(true)}>
          {t('workup.decide')}
        </Button>
      )}
      {decides && <DecideFinding caseId={caseId} entry={entry.id} onClose={() => setDecides(false)} />}
    </div>
  );
}
