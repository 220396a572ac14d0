/** Whose case something is about. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Case, caseQuery } from '../../api/queries';
import { t } from '../../i18n';
import { useIdentityHidden } from '../../ui/identity';

/** How a case is called: by name, or by pseudonym where the name is unknown or hidden. */
export function useNameOf(found: Case | undefined): string {
  const isHidden = useIdentityHidden();
  if (!found) return t('common.loading');
  return (isHidden ? null : found.patient?.name) ?? found.pseudonym;
}

/** The name of a case, leading to it. */
export function CaseLink({ caseId }: { caseId: string }) {
  const { data, isError } = useQuery(caseQuery(caseId));
  const name = useNameOf(data);
  return (
    <Link to="/cases/$case" params={{ case: caseId }}>
      {isError ? t('worklist.unnamed') : name}
    </Link>
  );
}

/** The name of a case, where nothing leads to it. */
export function CaseText({ caseId }: { caseId: string }) {
  const { data, isError } = useQuery(caseQuery(caseId));
  const name = useNameOf(data);
  return <>{isError ? t('worklist.unnamed') : name}</>;
}
