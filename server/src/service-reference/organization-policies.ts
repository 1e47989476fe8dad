import type {
  OrganizationPolicyType,
  OrganizationRecord,
} from '../store/organizations/organization-records.ts'

/** The policy that AWS manages for a type of organization policy, and attaches to everything when the type is enabled. */
export interface FullAccessPolicy {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly content: string
}

/**
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html (FullAWSAccess)
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html (RCPFullAWSAccess)
 */
export const FULL_ACCESS: Readonly<Record<OrganizationPolicyType, FullAccessPolicy>> = {
  SERVICE_CONTROL_POLICY: {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    content: document({ Effect: 'Allow', Action: '*', Resource: '*' }),
  },
  RESOURCE_CONTROL_POLICY: {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    description: 'Allows access to every resource',
    content: document({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
  },
}

function document(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2)
}

type OrganizationKey = Pick<OrganizationRecord, 'id' | 'managementAccountId'>

/**
 * ARNs carry the management account's id, whoever asks.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-resources-for-iam-policies
 */
export function policyArn(
  { managementAccountId, id }: OrganizationKey,
  type: OrganizationPolicyType,
  policyId: string,
): string {
  return `arn:aws:organizations::${managementAccountId}:policy/${id}/${type.toLowerCase()}/${policyId}`
}

const awsPolicyArn = (type: OrganizationPolicyType, policyId: string) =>
  `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${policyId}`

/** Of a customer's policy or one that AWS manages. */
export function arnOfPolicy(
  organization: OrganizationKey,
  {
    id,
    type,
    awsManaged,
  }: { readonly id: string; readonly type: OrganizationPolicyType; readonly awsManaged: boolean },
): string {
  return awsManaged ? awsPolicyArn(type, id) : policyArn(organization, type, id)
}
