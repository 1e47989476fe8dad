import type { RoleRecord } from '../../store/records.ts'
import { unmodifiableRole } from './errors.ts'
import { type EntityReads, requireRole } from './targets.ts'

/**
 * A role that its account may change. Of a service-linked role only description and tags are the account's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 * @throws NoSuchEntity, UnmodifiableEntity
 */
export async function requireModifiableRole(
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<RoleRecord> {
  const role = await requireRole(store, accountId, name)
  if (role.serviceLinked !== undefined) throw unmodifiableRole(role.name)
  return role
}
