/** What would have to be known, with the way to record it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerQuery } from '../../api/queries';
import { useMayWrite } from '../../api/session';
import { t } from '../../i18n';
import { Icon } from '../../ui/icons';
import { Button } from '../../ui/kit';
import { FactDialog } from './facts/FactDialog';
import { type Remedy, remedyFor, sayRemedy } from './facts/missing';
import { plainly } from './plainly';
import { DecideFinding } from './record/DecideFinding';
import './shared.css';

/** A list of what is missing; what can be recorded has a button beside it. */
export function Missing({
  caseId,
  missing,
  title = true,
}: {
  caseId: string;
  missing: readonly string[];
  title?: boolean;
}) {
  const { data } = useQuery(answerQuery(caseId));
  if (missing.length === 0) return null;
  return (
    <div className="missing">
      {title && (
        <span className="missing-title">
          <Icon name="unknown" size={14} />
          {t('explain.missing')}
        </span>
      )}
      <ul className="missing-list">
        {missing.map((what) => (
          <li key={what}>
            <span>{plainly(what)}</span>
            <Mend caseId={caseId} remedy={remedyFor(what, data?.missing ?? [])} what={what} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mend({ caseId, remedy, what }: { caseId: string; remedy: Remedy | undefined; what: string }) {
  const [isOpen, setOpen] = useState(false);
  const mayWrite = useMayWrite();
  if (!remedy) return null;
  if ('screen' in remedy)
    return (
      <Link to={`/cases/$case/${remedy.screen}`} params={{ case: caseId }}>
        {sayRemedy(remedy)}
      </Link>
    );
  if (!mayWrite) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        look="quiet"
        className="small"
        icon="plus"
        aria-label={`${sayRemedy(remedy)}: ${plainly(what)}`}
        onClick={() => setOpen(true)}
      >
        {sayRemedy(remedy)}
      </Button>
      {isOpen && 'form' in remedy && (
        <FactDialog caseId={caseId} kind={remedy.form.kind} values={remedy.form.values} onClose={close} />
      )}
      {isOpen && 'entry' in remedy && <DecideFinding caseId={caseId} entry={remedy.entry} onClose={close} />}
    </>
  );
}
