import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { OrganizationRecord } from '../../../store/organizations/organization-records.ts'
import { MAX_PAGE_ITEMS } from '../../../store/page.ts'
import type { Store } from '../../../store/store.ts'

/**
 * What a report on an organization is about: its root, an organizational unit or an account, named by the ids on the way there,
 * `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/111122223333`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html#access_policies_last-accessed-viewing-orgs-entity-path
 */
export interface OrganizationEntity {
  readonly id: string
  /** The ids from the root down to it, itself among them. */
  readonly levels: readonly string[]
  /** It is the management account, which service control policies do not limit. */
  readonly isManagement: boolean
}

/** An account with the ids from the root down to it, itself among them. */
export interface PlacedAccount {
  readonly accountId: string
  readonly levels: readonly string[]
}

const ACCOUNT_ID = /^\d{12}$/

/** The id that a path ends in. */
export const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const isAccountId = (id: string) => ACCOUNT_ID.test(id)

/** Undefined unless every id of the path is where the path has it. */
export async function entityOfPath(
  store: Store,
  { id: organizationId, managementAccountId }: OrganizationRecord,
  path: string,
): Promise<OrganizationEntity | undefined> {
  const id = lastOf(path)
  const levels = await levelsOf(store, organizationId, id)
  if (levels === undefined || [organizationId, ...levels].join('/') !== path) return undefined
  return { id, levels, isManagement: id === managementAccountId }
}

async function levelsOf(
  store: Store,
  organizationId: string,
  id: string,
): Promise<readonly string[] | undefined> {
  if (isAccountId(id)) {
    const account = await store.organizationAccounts.get(organizationId, id)
    return account && [...(await store.organizationUnits.path(account.parentId)), id]
  }
  const unit = await store.organizationUnits.get(organizationId, id)
  return unit && store.organizationUnits.path(id)
}

/**
 * The accounts that a report on an entity shows: itself, or all below it but the management account. In portions of at most
 * {@link MAX_PAGE_ITEMS}; between two of them other requests have their turn.
 */
export async function* accountsIn(
  store: Store,
  { id: organizationId, managementAccountId }: OrganizationRecord,
  { id, levels }: OrganizationEntity,
): AsyncGenerator<readonly PlacedAccount[]> {
  if (isAccountId(id)) {
    yield [{ accountId: id, levels }]
    return
  }
  const paths = new Map<string, readonly string[]>()
  let after: string | undefined
  do {
    const { items, next } = await store.organizationAccounts.list({
      organizationId,
      after,
      limit: MAX_PAGE_ITEMS,
    })
    const placed: PlacedAccount[] = []
    for (const { accountId, parentId } of items) {
      if (accountId === managementAccountId) continue
      let path = paths.get(parentId)
      if (path === undefined) paths.set(parentId, (path = await store.organizationUnits.path(parentId)))
      if (path.includes(id)) placed.push({ accountId, levels: [...path, accountId] })
    }
    yield placed
    await letOthersRun()
    after = next
  } while (after !== undefined)
}
