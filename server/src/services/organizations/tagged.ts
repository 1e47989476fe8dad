import type { Caller } from '../../authenticate/caller.ts'
import type { Tag } from '../../store/records.ts'
import type { Store, WriteTransaction } from '../../store/store.ts'
import { policyResource, targetResource } from './checks.ts'
import { noSuchTarget } from './errors.ts'
import { findPolicy, requireOwnPolicy } from './policies.ts'
import { findTarget, type OrganizationParts, requireTarget } from './targets.ts'

/** What can have tags: roots, units, accounts and policies, by their ids. */

/** Policies are told apart by their ids; whatever else the model takes as an id is a target, which may not be there. */
const isPolicy = (id: string) => id.startsWith('p-')

export const taggedResource = (store: Store, caller: Caller, id: string) =>
  isPolicy(id) ? policyResource(store, caller, id) : targetResource(store, caller, id)

/** @throws TargetNotFoundException */
export async function tagsOf(
  reads: OrganizationParts,
  organizationId: string,
  id: string,
): Promise<readonly Tag[]> {
  const tagged = isPolicy(id)
    ? await findPolicy(reads, organizationId, id)
    : await findTarget(reads, organizationId, id)
  if (tagged === undefined) throw noSuchTarget()
  return tagged.tags
}

/** Puts the tags that `change` makes of the present ones in their place. @throws TargetNotFoundException */
export async function changeTags(
  tx: WriteTransaction,
  organizationId: string,
  id: string,
  change: (present: readonly Tag[]) => readonly Tag[],
): Promise<void> {
  const tags = change(await tagsOf(tx, organizationId, id))
  if (isPolicy(id)) {
    await requireOwnPolicy(tx, organizationId, id)
    await tx.organizationPolicies.update(organizationId, id, { tags })
    return
  }
  const { type } = await requireTarget(tx, organizationId, id)
  await (type === 'ACCOUNT'
    ? tx.organizationAccounts.update(organizationId, id, { tags })
    : tx.organizationUnits.update(organizationId, id, { tags }))
}
