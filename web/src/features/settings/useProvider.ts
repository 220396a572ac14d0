/** Whether people can log in by an identity provider here. */
import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';

/** What the provider is called; nothing where there is none. */
export function useProvider(): string | null {
  const { data } = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => body(api.GET('/api/v1/session/ways')),
  });
  return data?.provider ?? null;
}
