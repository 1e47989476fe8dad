import type { InstanceProfileRecord, RoleRecord } from '../../store/records.ts'
import { withShownTrusts } from './policies/trust-policies.ts'
import type { EntityReads } from './targets.ts'
import { instanceProfileView } from './views.ts'

type Reads = Pick<EntityReads, 'users' | 'roles'>
type ShownProfile = ReturnType<typeof instanceProfileView>

/** Instance profiles of one account with their roles and tags, as GetInstanceProfile shows them. */
export async function instanceProfilesShown(
  reads: Reads,
  profiles: readonly InstanceProfileRecord[],
): Promise<ShownProfile[]> {
  const roles = await rolesOf(reads, profiles)
  return profiles.map((profile) => instanceProfileView(profile, roles.get(profile.roleId)))
}

/** The same without tags, which lists do not show. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html */
export async function instanceProfilesListed(
  reads: Reads,
  profiles: readonly InstanceProfileRecord[],
): Promise<ShownProfile[]> {
  const shown = await instanceProfilesShown(reads, profiles)
  return shown.map((profile) => ({ ...profile, Tags: undefined }))
}

async function rolesOf(
  reads: Reads,
  profiles: readonly InstanceProfileRecord[],
): Promise<ReadonlyMap<string | undefined, RoleRecord>> {
  const [first] = profiles
  const ids = profiles.flatMap(({ roleId }) => (roleId === undefined ? [] : [roleId]))
  if (first === undefined || ids.length === 0) return new Map()
  const roles = await reads.roles.byIds(first.accountId, [...new Set(ids)])
  return new Map((await withShownTrusts(reads, roles)).map((role) => [role.id, role]))
}
