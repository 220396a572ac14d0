import { useState } from 'react';
import type { Answer } from '../../api/answer';
import { useMayWrite } from '../../api/session';
import { day, t, word } from '../../i18n';
import { Button, Chip, Panel } from '../../ui/kit';
import { FactDialog } from './facts/FactDialog';
import './shared.css';

/** What the patient wants, and what was decided together. */
export function Choices({ caseId, answer }: { caseId: string; answer: Answer }) {
  const [adds, setAdds] = useState<'goal' | 'decision' | null>(null);
  const mayWrite = useMayWrite();
  const add = (kind: 'goal' | 'decision', label: string) =>
    mayWrite && (
      <Button className="small" icon="plus" onClick={() => setAdds(kind)}>
        {label}
      </Button>
    );
  return (
    <div className="stack">
      <Panel title={t('indication.goals')} actions={add('goal', t('indication.add_goal'))}>
        {answer.wishes.length === 0 && <p className="muted">{t('indication.no_goal')}</p>}
        <ul className="choice-list">
          {answer.wishes.toReversed().map((wish) => (
            <li key={wish.entry}>
              <q>{wish.text}</q>
              {wish.no_operation && <Chip tone="caution">{t('indication.no_operation')}</Chip>}
              <span className="muted nowrap">{day(wish.effective_at)}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('indication.decisions')} actions={add('decision', t('indication.add_decision'))}>
        {answer.decisions.length === 0 && <p className="muted">{t('indication.no_decision')}</p>}
        <ul className="choice-list">
          {answer.decisions.toReversed().map((one) => (
            <li key={one.entry}>
              <strong>{word('fact.value', one.choice)}</strong>
              {one.reason && <span>{one.reason}</span>}
              <span className="muted">
                {[day(one.effective_at), one.review_on && t('indication.review', { day: day(one.review_on) })]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {adds && <FactDialog caseId={caseId} kind={adds} onClose={() => setAdds(null)} />}
    </div>
  );
}
