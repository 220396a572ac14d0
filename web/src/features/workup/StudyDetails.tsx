import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, BoardItem } from '../../api/answer';
import type { Entry } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { count, t, word } from '../../i18n';
import { Button, Chip, Fold } from '../../ui/kit';
import { Why } from '../shared/ConclusionBody';
import { EntryLink } from '../shared/EntryLink';
import { DecideFinding } from '../shared/record/DecideFinding';
import type { OfStudy } from './board';

/**
 * Everything about a study that does not fit on its card: rules and reasons, findings, entries.
 * `isQuestioned` = the question does not stand on the card.
 */
export function StudyDetails({
  caseId,
  answer,
  item,
  recorded,
  isQuestioned,
}: {
  caseId: string;
  answer: Answer;
  isQuestioned: boolean;
  item: BoardItem;
  recorded: OfStudy;
}) {
  const { findings, states } = recorded;
  const title =
    findings.length > 0
      ? `${t('workup.details')} · ${count('workup.findings', findings.length)}`
      : t('workup.details');
  return (
    <Fold title={title} quiet>
      <div className="study-details">
        {isQuestioned && <p>{item.question}</p>}
        <p>
          <span className="muted">{`${t('workup.changes')}: `}</span>
          {item.changes}
        </p>
        <ul className="rules">
          {item.why.map((rule) => (
            <li key={rule.code}>
              <p>
                {rule.question} <strong>{word('workup.rule_says', rule.outcome)}</strong>
              </p>
              {rule.outcome.startsWith('fires') && <p className="muted">{rule.recommendation}</p>}
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
    </Fold>
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
