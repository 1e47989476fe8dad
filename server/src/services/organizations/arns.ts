import type { OrganizationRecord } from '../../store/organizations/organization-records.ts'

type OrganizationKey = Pick<OrganizationRecord, 'id' | 'managementAccountId'>

/**
 * ARNs carry the management account's id, whoever asks.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-resources-for-iam-policies
 */
function arn({ managementAccountId, id }: OrganizationKey, type: string, rest: string): string {
  return `arn:aws:organizations::${managementAccountId}:${type}/${id}${rest}`
}

export const organizationArn = (organization: OrganizationKey) => arn(organization, 'organization', '')

export const accountArn = (organization: OrganizationKey, accountId: string) =>
  arn(organization, 'account', `/${accountId}`)

export const rootArn = (organization: OrganizationKey, rootId: string) =>
  arn(organization, 'root', `/${rootId}`)

export const unitArn = (organization: OrganizationKey, unitId: string) =>
  arn(organization, 'ou', `/${unitId}`)

/** Of a root, an organizational unit or an account, which their ids tell apart. */
export function targetArn(organization: OrganizationKey, id: string): string {
  if (id.startsWith('r-')) return rootArn(organization, id)
  return id.startsWith('ou-') ? unitArn(organization, id) : accountArn(organization, id)
}
