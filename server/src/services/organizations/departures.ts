import type { OrganizationRecord } from '../../store/organizations/organization-records.ts'
import type { WriteTransaction } from '../../store/store.ts'
import { delegatedAdministratorCannotLeave, invalidInput, managementCannotLeave } from './errors.ts'
import { isDelegatedAdministrator, requireAccount } from './targets.ts'

/**
 * Takes an account out of its organization. That an account has what it needs to stand by itself (a way to pay, some days of age) is not
 * asked: there are no bills here.
 * @throws AccountNotFoundException, MasterCannotLeaveOrganizationException, ConstraintViolationException, InvalidInputException
 */
export async function departAccount(
  tx: WriteTransaction,
  organization: OrganizationRecord,
  accountId: string,
): Promise<void> {
  if (accountId === organization.managementAccountId) throw managementCannotLeave()
  const account = await requireAccount(tx, organization.id, accountId)
  if (await isDelegatedAdministrator(tx, organization.id, accountId))
    throw delegatedAdministratorCannotLeave()
  // Outside of the organization nothing would say any more that it is closed.
  if (account.status === 'SUSPENDED')
    throw invalidInput('TARGET_NOT_SUPPORTED', 'You cannot remove a closed account from the organization.')
  await tx.organizationAccounts.delete(organization.id, accountId)
}
