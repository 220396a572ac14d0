/** What stands around a page on a screen, and must stand on paper too: whose it is, as of when, and what it is not. */
import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../api/queries';
import { day, t } from '../i18n';
import { PatientName } from './Shell';

/** A document of the node, as far as paper needs it. */
interface Stated {
  as_of: string | null;
  intended_use: string;
  software: { version: string; evidence: string };
}

/** Seen on paper only. */
export function OnPaper({ caseId, of: { as_of, software, intended_use } }: { caseId: string; of: Stated }) {
  const { data } = useQuery(caseQuery(caseId));
  return (
    <div className="on-paper">
      {data && <PatientName found={data} />}
      <p>
        {t('common.on_paper', { day: day(as_of), version: software.version, evidence: software.evidence })}{' '}
        {intended_use}
      </p>
    </div>
  );
}
