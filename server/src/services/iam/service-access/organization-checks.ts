import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { Store } from '../../../store/store.ts'
import { ofCaller, policyResource, targetResource } from '../../organizations/checks.ts'
import { accessReportArn } from '../arns.ts'
import { isAccountId, lastOf } from './organization-entity.ts'

/**
 * What must be allowed for a report on an organization: itself, and to read of the organization what it shows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-permissions
 */
export async function organizationReportChecks(
  store: Store,
  caller: Caller,
  path: string,
  policyId: string | undefined,
): Promise<readonly AccessCheck[]> {
  const own: AccessCheck = {
    action: 'iam:GenerateOrganizationsAccessReport',
    resource: accessReportArn(caller.accountId, path),
    context: { 'iam:OrganizationsPolicyId': policyId },
  }
  if ((await ofCaller(store, caller)) === undefined) return [own]
  const id = lastOf(path)
  const entity = await targetResource(store, caller, id)
  const policy = policyId === undefined ? undefined : await policyResource(store, caller, policyId)
  return [
    own,
    { action: 'organizations:ListRoots', resource: '*' },
    ...(isAccountId(id) ? [] : [{ action: 'organizations:ListChildren', ...entity }]),
    ...(id.startsWith('r-') ? [] : [{ action: 'organizations:ListParents', ...entity }]),
    { action: 'organizations:ListPoliciesForTarget', ...entity },
    ...(policy === undefined
      ? []
      : [
          { action: 'organizations:DescribePolicy', ...policy },
          { action: 'organizations:ListTargetsForPolicy', ...policy },
        ]),
  ]
}
