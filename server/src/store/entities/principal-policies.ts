import { AWS_MANAGED, nameKey, policyArnParts } from '../keys.ts'
import type { ChangeRecord, GroupRecord, InlinePolicyRecord, RoleRecord, UserRecord } from '../records.ts'
import type { ReadSession } from '../session.ts'
import { groupOf } from './groups.ts'
import { inlinePolicyOf } from './inline-policies.ts'
import type { PolicyDocument } from './policies.ts'
import { RoleReader } from './roles.ts'
import { UserReader } from './users.ts'

/**
 * All the stored policies that apply to a user or role, gathered from one moment of the database. As long as
 * nothing in `dependsOn` changes the store gives out the very same object, so whatever is derived from it
 * (compiled policies) can be kept in a WeakMap under it and needs no invalidation of its own.
 */
export type PrincipalPolicies = UserPolicies | RolePolicies

interface PoliciesOfPrincipal {
  /** The principal's own inline policies, in order of lower-case name. */
  readonly inline: readonly InlinePolicyRecord[]
  /** ARNs of the managed policies attached to it, in order of lower-case policy name. */
  readonly attached: readonly string[]
  readonly boundaryArn: string | undefined
  /**
   * Default versions of the customer managed policies among all ARNs here, under their ARN. A customer's ARN
   * that is missing names a policy that does not exist, which can only be a boundary's.
   */
  readonly documents: ReadonlyMap<string, PolicyDocument>
  /** Matches {@link dependencyKeys} of every change that makes this out of date. */
  readonly dependsOn: ReadonlySet<string>
}

export interface UserPolicies extends PoliciesOfPrincipal {
  readonly kind: 'user'
  readonly record: UserRecord
  /** In order of lower-case name. */
  readonly groups: readonly GroupPolicies[]
}

export interface RolePolicies extends PoliciesOfPrincipal {
  readonly kind: 'role'
  /** `lastUsed` may be out of date here. */
  readonly record: RoleRecord
  readonly groups: readonly []
}

export interface GroupPolicies {
  readonly group: GroupRecord
  readonly inline: readonly InlinePolicyRecord[]
  readonly attached: readonly string[]
}

export interface PrincipalPolicyReads {
  /** Undefined if the account has no such user or role. */
  get(kind: 'user' | 'role', accountId: string, id: string): Promise<PrincipalPolicies | undefined>
}

/**
 * Keys of what a change touches: the entity, and for policies also every policy name of the account that was
 * not found.
 */
export function dependencyKeys(change: ChangeRecord): readonly string[] {
  return change.kind === 'policy' ? [change.entityId, missingPolicyKey(change.accountId)] : [change.entityId]
}

function missingPolicyKey(accountId: string): string {
  return `missing policy of ${accountId}`
}

/**
 * Gives the documents of policy versions, which never change once made; undefined for a version that is not
 * there.
 */
export type LoadDocument = (
  session: ReadSession,
  policyId: string,
  version: number,
) => Promise<PolicyDocument | undefined>

/**
 * Gathers the policies. `session` must be one snapshot, or a write in between could show a state that never
 * was.
 */
export async function gatherPrincipalPolicies(
  session: ReadSession,
  loadDocument: LoadDocument,
  kind: 'user' | 'role',
  accountId: string,
  id: string,
): Promise<PrincipalPolicies | undefined> {
  const principal =
    kind === 'user'
      ? {
          kind,
          record: await new UserReader(session).byId(accountId, id),
          groups: await groupsOf(session, id),
        }
      : { kind, record: await new RoleReader(session).byId(accountId, id), groups: [] as const }
  if (!principal.record) return undefined
  const { record } = principal
  const owners = [id, ...principal.groups.map((group) => group.id)]
  const inline = await inlineByOwner(session, owners)
  const attached = await attachedByOwner(session, owners)
  const { boundaryArn } = record
  const dependsOn = new Set(owners)
  const arns = new Set([...attached.values()].flat())
  if (boundaryArn !== undefined) arns.add(boundaryArn)
  const documents = await documentsByArn(session, loadDocument, arns, dependsOn)
  const own = {
    inline: inline.get(id) ?? [],
    attached: attached.get(id) ?? [],
    boundaryArn,
    documents,
    dependsOn,
  }
  if (kind === 'role') return { kind, record: record as RoleRecord, groups: [], ...own }
  const groups = principal.groups.map((group) => ({
    group,
    inline: inline.get(group.id) ?? [],
    attached: attached.get(group.id) ?? [],
  }))
  return { kind, record: record as UserRecord, groups, ...own }
}

async function groupsOf({ db }: ReadSession, userId: string): Promise<readonly GroupRecord[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('groups', 'groups.id', 'memberships.group_id')
    .selectAll('groups')
    .where('memberships.user_id', '=', userId)
    .orderBy('groups.name_key')
    .execute()
  return rows.map(groupOf)
}

async function inlineByOwner(
  { db }: ReadSession,
  owners: readonly string[],
): Promise<Map<string, InlinePolicyRecord[]>> {
  const rows = await db
    .selectFrom('inline_policies')
    .select(['owner_id', 'name', 'document'])
    .where('owner_id', 'in', owners)
    .orderBy('owner_id')
    .orderBy('name_key')
    .execute()
  return Map.groupBy(rows.map(inlinePolicyOf), (policy) => policy.ownerId)
}

async function attachedByOwner(
  { db }: ReadSession,
  owners: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('attachments')
    .select(['owner_id', 'policy_arn'])
    .where('owner_id', 'in', owners)
    .orderBy('owner_id')
    .orderBy('policy_name_key')
    .orderBy('policy_arn')
    .execute()
  const arns = new Map<string, string[]>()
  for (const row of rows) {
    const list = arns.get(row.owner_id)
    if (list) list.push(row.policy_arn)
    else arns.set(row.owner_id, [row.policy_arn])
  }
  return arns
}

async function documentsByArn(
  session: ReadSession,
  loadDocument: LoadDocument,
  arns: ReadonlySet<string>,
  dependsOn: Set<string>,
): Promise<Map<string, PolicyDocument>> {
  const documents = new Map<string, PolicyDocument>()
  const wanted = [...arns].flatMap((arn) => {
    const parts = policyArnParts(arn)
    return parts && parts.accountId !== AWS_MANAGED ? [{ arn, ...parts }] : []
  })
  if (wanted.length === 0) return documents
  const rows = await session.db
    .selectFrom('policies')
    .select(['id', 'account_id', 'name', 'path', 'default_version'])
    .where('account_id', 'in', [...new Set(wanted.map((policy) => policy.accountId))])
    .where('name_key', 'in', [...new Set(wanted.map((policy) => nameKey(policy.name)))])
    .execute()
  for (const { arn, accountId, name, path } of wanted) {
    const row = rows.find(
      (found) => found.account_id === accountId && found.name === name && found.path === path,
    )
    const document = row && (await loadDocument(session, row.id, row.default_version))
    if (row && document) {
      dependsOn.add(row.id)
      documents.set(arn, document)
    } else {
      dependsOn.add(missingPolicyKey(accountId))
    }
  }
  return documents
}
