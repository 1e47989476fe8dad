import type { Tag } from '../records.ts'

/**
 * What the store holds of AWS Organizations. Everything belongs to one organization, which has one management account; writes are
 * bound to that account's transactions. Times are milliseconds since the epoch.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html
 */

export type OrganizationFeatureSet = 'ALL' | 'CONSOLIDATED_BILLING'

/** The types of policy that are decided with; those of other services are not built. */
export type OrganizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

export interface OrganizationRecord {
  /** `o-` and ten letters and digits. */
  readonly id: string
  readonly managementAccountId: string
  readonly featureSet: OrganizationFeatureSet
  readonly createdAt: number
  /** The one root, `r-` and four letters and digits; it is also an {@link OrganizationUnitRecord}. */
  readonly rootId: string
  /** Those enabled in the root, in the order in which they were. */
  readonly policyTypes: readonly OrganizationPolicyType[]
  /** Features of IAM that are on for the member accounts: `RootCredentialsManagement`, `RootSessions`. */
  readonly iamFeatures: readonly string[]
}

/** The root (no parent) or an organizational unit. */
export interface OrganizationUnitRecord {
  readonly organizationId: string
  readonly id: string
  readonly parentId: string | undefined
  readonly name: string
  readonly createdAt: number
  readonly tags: readonly Tag[]
}

export type OrganizationAccountStatus = 'ACTIVE' | 'SUSPENDED'

/** An account's membership; the management account is a member too. */
export interface OrganizationAccountRecord {
  readonly organizationId: string
  readonly accountId: string
  /** The root's or an organizational unit's id. */
  readonly parentId: string
  readonly name: string
  readonly email: string
  /** `SUSPENDED`: closed. Nobody in the account may do anything any more. */
  readonly status: OrganizationAccountStatus
  readonly joinedMethod: 'INVITED' | 'CREATED'
  readonly joinedAt: number
  readonly tags: readonly Tag[]
}

/** A policy of the customer's; those that AWS manages are not stored, only attached. */
export interface OrganizationPolicyRecord {
  readonly organizationId: string
  readonly id: string
  readonly type: OrganizationPolicyType
  readonly name: string
  readonly description: string
  readonly content: string
  readonly createdAt: number
  readonly tags: readonly Tag[]
}

export interface OrganizationPolicyAttachmentRecord {
  readonly organizationId: string
  /** `p-FullAWSAccess`, `p-RCPFullAWSAccess`, or a customer's. */
  readonly policyId: string
  readonly type: OrganizationPolicyType
  /** Id of the root, an organizational unit or an account. */
  readonly targetId: string
}

/** A service that may act in the organization. */
export interface TrustedServiceRecord {
  readonly organizationId: string
  /** `iam.amazonaws.com` */
  readonly servicePrincipal: string
  readonly enabledAt: number
}

/** A member account that administers a service for the organization. */
export interface DelegatedAdministratorRecord {
  readonly organizationId: string
  readonly accountId: string
  readonly servicePrincipal: string
  readonly enabledAt: number
}

export interface CreateAccountRequestRecord {
  readonly organizationId: string
  /** `car-` and 32 letters and digits. */
  readonly id: string
  /** The account's id, set aside when the request came. */
  readonly accountId: string
  readonly accountName: string
  readonly email: string
  /** The role that the management account's administrators assume in it. */
  readonly roleName: string
  readonly tags: readonly Tag[]
  readonly state: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED'
  readonly requestedAt: number
  readonly completedAt: number | undefined
  readonly failureReason: string | undefined
}
