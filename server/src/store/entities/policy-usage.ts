import { endOfPrefix, nameKey, type PolicyHolderKind, policyArnParts } from '../keys.ts'
import { type Page, type PathPageRequest, pathFilter, rowsToFetch } from '../page.ts'
import type { ReadSession } from '../session.ts'

/**
 * How managed policies are used in an account. Users and roles name their boundary by ARN, attachments their
 * policy.
 */

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html (PolicyUsageFilter) */
export type PolicyUsageKind = 'PermissionsPolicy' | 'PermissionsBoundary'

export interface PolicyUsage {
  /** Users, groups and roles that have it attached. */
  readonly attachments: number
  /** Users and roles whose permissions boundary it is. */
  readonly boundaries: number
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html */
export interface EntityPageRequest extends PathPageRequest {
  readonly accountId: string
  /** The policy's ARN; AWS managed ones too. */
  readonly arn: string
  /** Kinds wanted, listed in this order. */
  readonly kinds: readonly PolicyHolderKind[]
  /** Undefined: used in either way. */
  readonly usage?: PolicyUsageKind | undefined
}

/** A user, group or role that uses a policy. */
export interface PolicyEntity {
  readonly kind: PolicyHolderKind
  readonly id: string
  readonly name: string
}

/** The most ARNs one count query names; more are asked for at a time. */
const ARNS_PER_QUERY = 1000

/** Both counts of each ARN that is used; all of the account's where `arns` is left out. */
export async function usageByArn(
  session: ReadSession,
  accountId: string,
  arns: readonly string[] | undefined,
): Promise<ReadonlyMap<string, PolicyUsage>> {
  const counts = new Map<string, { attachments: number; boundaries: number }>()
  const entry = (arn: string) => {
    let usage = counts.get(arn)
    if (!usage) counts.set(arn, (usage = { attachments: 0, boundaries: 0 }))
    return usage
  }
  for (let start = 0; start < (arns?.length ?? 1); start += ARNS_PER_QUERY) {
    const some = arns?.slice(start, start + ARNS_PER_QUERY)
    let attached = session.db
      .selectFrom('attachments')
      .select(({ fn }) => ['policy_arn', fn.countAll<number>().as('n')])
      .where('account_id', '=', accountId)
      .groupBy('policy_arn')
    if (some) attached = attached.where('policy_arn', 'in', some)
    for (const row of await attached.execute()) entry(row.policy_arn).attachments = Number(row.n)
    for (const table of ['users', 'roles'] as const) {
      let bounded = session.db
        .selectFrom(table)
        .select(({ fn }) => ['boundary_arn', fn.countAll<number>().as('n')])
        .where('account_id', '=', accountId)
        .where('boundary_arn', 'is not', null)
        .groupBy('boundary_arn')
      if (some) bounded = bounded.where('boundary_arn', 'in', some)
      for (const row of await bounded.execute()) entry(row.boundary_arn!).boundaries += Number(row.n)
    }
  }
  return counts
}

/** Lower-case names of the account's own policies that are some user's or role's permissions boundary. */
export async function boundaryNames(session: ReadSession, accountId: string): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const table of ['users', 'roles'] as const) {
    const rows = await session.db
      .selectFrom(table)
      .select('boundary_arn')
      .distinct()
      .where('account_id', '=', accountId)
      .where('boundary_arn', 'is not', null)
      .execute()
    for (const row of rows) {
      const arn = policyArnParts(row.boundary_arn!)
      if (arn?.accountId === accountId) names.add(nameKey(arn.name))
    }
  }
  return [...names]
}

const TABLES = { user: 'users', group: 'groups', role: 'roles' } as const satisfies Record<
  PolicyHolderKind,
  string
>

/** One page of who uses a policy: kind after kind, within each in order of lower-case name. */
export async function entitiesAttached(
  session: ReadSession,
  page: EntityPageRequest,
): Promise<Page<PolicyEntity>> {
  const wanted = rowsToFetch(page)
  const [afterKind, afterName] = splitKey(page.after)
  const start = afterKind === undefined ? 0 : page.kinds.indexOf(afterKind)
  const items: PolicyEntity[] = []
  for (const kind of start < 0 ? [] : page.kinds.slice(start)) {
    const after = kind === afterKind ? afterName : undefined
    for (const row of await entitiesOfKind(session, page, kind, after, wanted - items.length)) {
      items.push({ kind, id: row.id, name: row.name })
    }
    if (items.length === wanted) break
  }
  if (items.length < wanted) return { items, next: undefined }
  items.pop()
  const last = items[items.length - 1]!
  return { items, next: `${last.kind} ${nameKey(last.name)}` }
}

function splitKey(after: string | undefined): [PolicyHolderKind | undefined, string | undefined] {
  if (after === undefined) return [undefined, undefined]
  const space = after.indexOf(' ')
  return [after.slice(0, space) as PolicyHolderKind, after.slice(space + 1)]
}

async function entitiesOfKind(
  session: ReadSession,
  page: EntityPageRequest,
  kind: PolicyHolderKind,
  after: string | undefined,
  limit: number,
): Promise<readonly { id: string; name: string }[]> {
  const boundaries = kind !== 'group' && page.usage !== 'PermissionsPolicy'
  if (!boundaries && page.usage === 'PermissionsBoundary') return []
  let query = session.db
    .selectFrom(TABLES[kind])
    .select(['id', 'name'])
    .where('account_id', '=', page.accountId)
    .where('id', 'in', (eb) => {
      const attached = eb
        .selectFrom('attachments')
        .select('owner_id as id')
        .where('policy_arn', '=', page.arn)
        .where('account_id', '=', page.accountId)
        .where('owner_kind', '=', kind)
      if (!boundaries) return attached
      const bounded = eb
        .selectFrom(TABLES[kind] as 'users' | 'roles')
        .select('id')
        .where('boundary_arn', '=', page.arn)
        .where('account_id', '=', page.accountId)
      return page.usage === 'PermissionsBoundary' ? bounded : attached.union(bounded)
    })
    .orderBy('name_key')
    .limit(limit)
  const path = pathFilter(page)
  if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
  if (after !== undefined) query = query.where('name_key', '>', after)
  return query.execute()
}
