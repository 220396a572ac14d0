/** Who has which account, for the names beside versions. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { useSession } from '../../api/session';
import { t } from '../../i18n';

/** Names an account; one that the node does not name stays unnamed. */
export function useColleagues(): (account: string | null | undefined) => string {
  const own = useSession();
  const known = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => body(api.GET('/api/v1/colleagues')),
    retry: false,
  });
  return (account) => {
    if (!account) return t('versions.by_nobody');
    const found = known.data?.find(({ id }) => id === account)?.display;
    if (account === own.account) return found ? t('versions.by_you', { name: found }) : t('versions.you');
    return found ?? t('versions.by_unnamed');
  };
}
