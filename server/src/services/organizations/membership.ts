import type { Caller } from '../../authenticate/caller.ts'
import type { AccountOrganization } from '../../store/organizations/account-organization.ts'
import type { OrganizationRecord } from '../../store/organizations/organization-records.ts'
import type { Store, WriteTransaction } from '../../store/store.ts'
import { accessDenied, notInUse } from './errors.ts'

/**
 * The organization of the caller's account, and what the account may do there. Asked for after the caller's policies: whoever may not call
 * an operation is not told of the organization.
 */

/** Any member. @throws AWSOrganizationsNotInUseException */
export async function requireMember(store: Store, caller: Caller): Promise<AccountOrganization> {
  const standing = await store.organizations.ofAccount(caller.accountId)
  if (standing === undefined) throw notInUse()
  return standing
}

/** @throws AWSOrganizationsNotInUseException, AccessDeniedException unless the account is the management account */
export async function requireManagement(store: Store, caller: Caller): Promise<OrganizationRecord> {
  const { organization } = await requireMember(store, caller)
  if (organization.managementAccountId !== caller.accountId) throw accessDenied()
  return organization
}

/**
 * The management account, or one that administers any service: to be registered grants reading.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
 * @throws AWSOrganizationsNotInUseException, AccessDeniedException
 */
export async function requireReader(store: Store, caller: Caller): Promise<OrganizationRecord> {
  const { organization } = await requireMember(store, caller)
  if (organization.managementAccountId === caller.accountId) return organization
  const { items } = await store.organizationServices.delegatedServices({
    organizationId: organization.id,
    accountId: caller.accountId,
    limit: 1,
  })
  if (items.length === 0) throw accessDenied()
  return organization
}

/**
 * Runs a write of the management account, with the organization as it is in the transaction.
 * @throws AWSOrganizationsNotInUseException, AccessDeniedException
 */
export async function asManagement<T>(
  store: Store,
  caller: Caller,
  work: (tx: WriteTransaction, organization: OrganizationRecord) => Promise<T>,
): Promise<T> {
  const { id } = await requireManagement(store, caller)
  return store.write(caller.accountId, async (tx) => {
    const organization = await tx.organizations.byId(id)
    if (organization === undefined) throw notInUse()
    return work(tx, organization)
  })
}
