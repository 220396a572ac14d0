/** Findings that wait for a person's word, patient by patient. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMayWrite } from '../../api/session';
import { count, day, t } from '../../i18n';
import { Button, Empty } from '../../ui/kit';
import { sayFact } from '../shared/facts/words';
import { DecideFinding } from '../shared/record/DecideFinding';
import { CaseLink } from '../worklist/CaseName';
import type { Proposed } from './findings';
import { useHeading } from './useHeading';

export function FindingsDesk({ waiting }: { waiting: readonly Proposed[] }) {
  const [decides, setDecides] = useState<Proposed | null>(null);
  const [heading, goOn] = useHeading();
  const close = () => {
    setDecides(null);
    goOn();
  };
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {count('queue.findings_wait', waiting.length)}
      </h2>
      <p className="muted">{t('queue.findings_text')}</p>
      {waiting.length === 0 ? (
        <Empty title={t('queue.findings_none')}>{t('queue.findings_none_text')}</Empty>
      ) : (
        <ul className="findings">
          {waiting.map((one) => (
            <Finding key={`${one.caseId} ${one.entry.id}`} proposed={one} onDecide={() => setDecides(one)} />
          ))}
        </ul>
      )}
      {decides && <DecideFinding caseId={decides.caseId} entry={decides.entry.id} onClose={close} />}
    </div>
  );
}

function Finding({ proposed: { caseId, entry }, onDecide }: { proposed: Proposed; onDecide: () => void }) {
  const mayWrite = useMayWrite();
  const words = sayFact(entry.fact);
  return (
    <li className="panel finding-waits">
      <div>
        <CaseLink caseId={caseId} />
        <p>{words}</p>
        <p className="muted small-text">{`${day(entry.effective_at)} · ${entry.author}`}</p>
      </div>
      <div className="row">
        <Link to="/cases/$case/workup" params={{ case: caseId }}>
          {t('nav.workup')}
        </Link>
        {mayWrite && (
          <Button aria-label={t('queue.decide_on', { what: words })} onClick={onDecide}>
            {t('workup.decide')}
          </Button>
        )}
      </div>
    </li>
  );
}
