import { MAX_UNIT_DEPTH } from '../keys.ts'
import type { ReadSession } from '../session.ts'
import type { OrganizationAccountRecord, OrganizationRecord } from './organization-records.ts'
import { organizationAccountOf, organizationOf } from './organization-rows.ts'

/**
 * Where an account stands in its organization, and the policies on the way there: what every decision about the account needs. As
 * long as nothing in the organization changes the store gives out the very same object, and the same object for a level
 * to every account below it, so what is derived from them can be kept in a WeakMap.
 */
export interface AccountOrganization {
  readonly organization: OrganizationRecord
  readonly account: OrganizationAccountRecord
  /** The root, each organizational unit below it, and last the account. */
  readonly levels: readonly OrganizationLevel[]
  /** As aws:PrincipalOrgPaths shows it: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`. */
  readonly path: string
}

/** The policies attached to a root, a unit or an account, in order of policy id. */
export interface OrganizationLevel {
  readonly id: string
  readonly scps: readonly AttachedOrganizationPolicy[]
  readonly rcps: readonly AttachedOrganizationPolicy[]
}

export interface AttachedOrganizationPolicy {
  readonly policyId: string
  /** Undefined for a policy that AWS manages. */
  readonly content: string | undefined
}

/** Gives a level, which may be remembered. */
export type LoadLevel = (session: ReadSession, id: string) => Promise<OrganizationLevel>

/** Undefined where the account is in no organization. `session` must be one snapshot. */
export async function gatherAccountOrganization(
  session: ReadSession,
  loadLevel: LoadLevel,
  accountId: string,
): Promise<AccountOrganization | undefined> {
  const { db } = session
  const member = await db
    .selectFrom('organization_accounts')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (member === undefined) return undefined
  const row = await db
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', member.organization_id)
    .executeTakeFirstOrThrow()
  const ids = [...(await pathTo(session, member.parent_id)), accountId]
  const levels: OrganizationLevel[] = []
  for (const id of ids) levels.push(await loadLevel(session, id))
  return {
    organization: organizationOf(row),
    account: organizationAccountOf(member),
    levels,
    path: `${[row.id, ...ids.slice(0, -1)].join('/')}/`,
  }
}

/**
 * The ids from the root down to a unit, itself among them.
 * @throws Error for units nested deeper than they can be: then something must be decided by policies that nobody knows
 */
export async function pathTo({ db }: ReadSession, unitId: string): Promise<readonly string[]> {
  const path: string[] = []
  let id: string | null = unitId
  while (id !== null) {
    if (path.length > MAX_UNIT_DEPTH) throw new Error(`organizational unit ${unitId} is nested too deep`)
    path.unshift(id)
    const unit: { parent_id: string | null } = await db
      .selectFrom('organization_units')
      .select('parent_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    id = unit.parent_id
  }
  return path
}

export async function readLevel({ db }: ReadSession, id: string): Promise<OrganizationLevel> {
  const rows = await db
    .selectFrom('organization_attachments as attached')
    .leftJoin('organization_policies as policy', 'policy.id', 'attached.policy_id')
    .select(['attached.policy_id', 'attached.type', 'policy.content'])
    .where('attached.target_id', '=', id)
    .orderBy('attached.policy_id')
    .execute()
  const ofType = (type: string) =>
    rows
      .filter((row) => row.type === type)
      .map((row) => ({ policyId: row.policy_id, content: row.content ?? undefined }))
  return { id, scps: ofType('SERVICE_CONTROL_POLICY'), rcps: ofType('RESOURCE_CONTROL_POLICY') }
}
