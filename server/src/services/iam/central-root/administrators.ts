import type { OrganizationRecord } from '../../../store/organizations/organization-records.ts'
import type { OrganizationServiceReads } from '../../../store/organizations/organization-services.ts'
import type { OrganizationReads } from '../../../store/organizations/organizations.ts'
import { IAM_SERVICE } from '../../organizations/services.ts'
import {
  notInAllFeaturesMode,
  notRootAccessAdministrator,
  organizationNotFound,
  serviceAccessNotEnabled,
} from '../errors.ts'

/** What both the store and a transaction offer for reading an organization. */
export interface OrganizationStanding {
  readonly organizations: OrganizationReads
  readonly organizationServices: OrganizationServiceReads
}

/** Whether an account manages root access in its organization: the management account, and delegated administrators for IAM. */
export async function administersRootAccess(
  { organizationServices }: OrganizationStanding,
  { id, managementAccountId }: OrganizationRecord,
  accountId: string,
): Promise<boolean> {
  return (
    accountId === managementAccountId || (await organizationServices.isDelegated(id, accountId, IAM_SERVICE))
  )
}

/**
 * The organization in which an account manages root access. That of its members is told of only to those who do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 * @throws OrganizationNotFoundException, AccountNotManagementOrDelegatedAdministratorException,
 * OrganizationNotInAllFeaturesModeException, ServiceAccessNotEnabledException
 */
export async function requireAdministrator(
  reads: OrganizationStanding,
  accountId: string,
): Promise<OrganizationRecord> {
  const place = await reads.organizations.ofAccount(accountId)
  if (place === undefined) throw organizationNotFound()
  const { organization } = place
  if (!(await administersRootAccess(reads, organization, accountId))) throw notRootAccessAdministrator()
  if (organization.featureSet !== 'ALL') throw notInAllFeaturesMode()
  if (!(await reads.organizationServices.isTrusted(organization.id, IAM_SERVICE)))
    throw serviceAccessNotEnabled()
  return organization
}
