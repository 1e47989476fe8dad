import { ReferenceViolation } from '../errors.ts'
import type { PolicyHolderKind } from '../keys.ts'
import type { WriteSession } from '../session.ts'

/**
 * Refuses to delete a user, group or role to which something still belongs. These tables name their owner by
 * a unique id that may be of several kinds, so a foreign key cannot guard them; memberships and instance
 * profiles are guarded by theirs.
 * @throws ReferenceViolation
 */
export async function refuseLeftovers(
  session: WriteSession,
  kind: PolicyHolderKind,
  id: string,
): Promise<void> {
  const { db } = session
  for (const table of kind === 'user' ? OWNED_BY_USERS : OWNED_BY_ALL) {
    const left = await db
      .selectFrom(table)
      .select('account_id')
      .where('owner_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (left) throw new ReferenceViolation(`${table} still belong to ${kind} ${id}`)
  }
}

const OWNED_BY_ALL = ['inline_policies', 'attachments'] as const
const OWNED_BY_USERS = [
  ...OWNED_BY_ALL,
  'access_keys',
  'login_profiles',
  'mfa_devices',
  'ssh_public_keys',
  'signing_certificates',
  'service_specific_credentials',
] as const
