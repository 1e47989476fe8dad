import { organizationsModel } from '../../models/organizations.gen.ts'
import type { Operation, Service } from '../../operation.ts'
import { attachPolicy } from './operations/attach-policy.ts'
import { closeAccount } from './operations/close-account.ts'
import { createAccount } from './operations/create-account.ts'
import { createOrganization } from './operations/create-organization.ts'
import { createOrganizationalUnit } from './operations/create-organizational-unit.ts'
import { createPolicy } from './operations/create-policy.ts'
import { deleteOrganization } from './operations/delete-organization.ts'
import { deleteOrganizationalUnit } from './operations/delete-organizational-unit.ts'
import { deletePolicy } from './operations/delete-policy.ts'
import { deregisterDelegatedAdministrator } from './operations/deregister-delegated-administrator.ts'
import { describeAccount } from './operations/describe-account.ts'
import { describeCreateAccountStatus } from './operations/describe-create-account-status.ts'
import { describeOrganization } from './operations/describe-organization.ts'
import { describeOrganizationalUnit } from './operations/describe-organizational-unit.ts'
import { describePolicy } from './operations/describe-policy.ts'
import { detachPolicy } from './operations/detach-policy.ts'
import { disableAwsServiceAccess } from './operations/disable-aws-service-access.ts'
import { disablePolicyType } from './operations/disable-policy-type.ts'
import { enableAwsServiceAccess } from './operations/enable-aws-service-access.ts'
import { enablePolicyType } from './operations/enable-policy-type.ts'
import { leaveOrganization } from './operations/leave-organization.ts'
import { listAccounts } from './operations/list-accounts.ts'
import { listAccountsForParent } from './operations/list-accounts-for-parent.ts'
import { listAwsServiceAccessForOrganization } from './operations/list-aws-service-access-for-organization.ts'
import { listChildren } from './operations/list-children.ts'
import { listCreateAccountStatus } from './operations/list-create-account-status.ts'
import { listDelegatedAdministrators } from './operations/list-delegated-administrators.ts'
import { listDelegatedServicesForAccount } from './operations/list-delegated-services-for-account.ts'
import { listOrganizationalUnitsForParent } from './operations/list-organizational-units-for-parent.ts'
import { listParents } from './operations/list-parents.ts'
import { listPolicies } from './operations/list-policies.ts'
import { listPoliciesForTarget } from './operations/list-policies-for-target.ts'
import { listRoots } from './operations/list-roots.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { listTargetsForPolicy } from './operations/list-targets-for-policy.ts'
import { moveAccount } from './operations/move-account.ts'
import { registerDelegatedAdministrator } from './operations/register-delegated-administrator.ts'
import { removeAccountFromOrganization } from './operations/remove-account-from-organization.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateOrganizationalUnit } from './operations/update-organizational-unit.ts'
import { updatePolicy } from './operations/update-policy.ts'

/** Every operation of AWS Organizations that is built, in alphabetical order. */
const operations: readonly Operation<never>[] = [
  attachPolicy,
  closeAccount,
  createAccount,
  createOrganization,
  createOrganizationalUnit,
  createPolicy,
  deleteOrganization,
  deleteOrganizationalUnit,
  deletePolicy,
  deregisterDelegatedAdministrator,
  describeAccount,
  describeCreateAccountStatus,
  describeOrganization,
  describeOrganizationalUnit,
  describePolicy,
  detachPolicy,
  disableAwsServiceAccess,
  disablePolicyType,
  enableAwsServiceAccess,
  enablePolicyType,
  leaveOrganization,
  listAccounts,
  listAccountsForParent,
  listAwsServiceAccessForOrganization,
  listChildren,
  listCreateAccountStatus,
  listDelegatedAdministrators,
  listDelegatedServicesForAccount,
  listOrganizationalUnitsForParent,
  listParents,
  listPolicies,
  listPoliciesForTarget,
  listRoots,
  listTagsForResource,
  listTargetsForPolicy,
  moveAccount,
  registerDelegatedAdministrator,
  removeAccountFromOrganization,
  tagResource,
  untagResource,
  updateOrganizationalUnit,
  updatePolicy,
]

export const organizations: Service = {
  model: organizationsModel,
  operations: new Map(operations.map((operation) => [operation.name, operation as Operation])),
}
