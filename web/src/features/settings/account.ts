/** Accounts, as administrators see them. */
import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import type { Schemas } from '../../api/queries';

export type Account = Schemas['Account'];
export type Change = Schemas['Change'];
export type Role = Schemas['Role'];

export const ROLES: readonly Role[] = ['clinician', 'reader', 'researcher', 'administrator'];

/** Every account. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => body(api.GET('/api/v1/accounts')),
});

/** What of an account a form changes; nothing where all of it stays. */
export function changeOf(
  before: Account,
  after: { display: string; role: Role; active: boolean; subject: string },
): Change | null {
  const display = after.display.trim();
  const subject = after.subject.trim();
  const change: Change = {
    ...(display !== before.display && { display }),
    ...(after.role !== before.role && { role: after.role }),
    ...(after.active !== before.active && { active: after.active }),
    ...(subject !== '' && { subject }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
