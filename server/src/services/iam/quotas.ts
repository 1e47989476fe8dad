import { quotaExceeded } from './errors.ts'

/**
 * AWS's default quotas of IAM, per account unless the name says otherwise.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const QUOTAS = {
  Users: 5000,
  Groups: 300,
  Roles: 1000,
  Policies: 1500,
  InstanceProfiles: 1000,
  ServerCertificates: 20,
  OpenIdConnectProviders: 100,
  ClientIdsPerOpenIdConnectProvider: 100,
  SamlProviders: 100,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  SigningCertificatesPerUser: 2,
  SSHPublicKeysPerUser: 5,
  /** For each service. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html */
  ServiceSpecificCredentialsPerUser: 2,
  MFADevicesPerUser: 8,
  AttachedPoliciesPerUser: 10,
  AttachedPoliciesPerGroup: 10,
  AttachedPoliciesPerRole: 10,
  VersionsPerPolicy: 5,
  PolicyVersionsInUse: 10_000,
  RolesPerInstanceProfile: 1,
  /** As many as users; assigned or not. */
  VirtualMFADevices: 5000,
  TagsPerEntity: 50,
  AccountAliases: 1,
} as const

/** Sizes in characters; white space is not counted. Inline sizes are the sum over one owner. */
export const POLICY_SIZES = {
  managed: 6144,
  userInline: 2048,
  groupInline: 5120,
  roleInline: 10_240,
  trust: 2048,
  session: 2048,
} as const

/**
 * Refuses one more of something.
 * @throws LimitExceeded where `present` has reached the quota.
 */
export function checkQuota(quota: keyof typeof QUOTAS, present: number): void {
  if (present >= QUOTAS[quota]) throw quotaExceeded(WIRE_NAMES[quota] ?? quota, QUOTAS[quota])
}

/** What AWS calls a quota in its message, where that differs. */
const WIRE_NAMES: Partial<Record<keyof typeof QUOTAS, string>> = {
  Users: 'UsersPerAccount',
  Groups: 'GroupsPerAccount',
  Roles: 'RolesPerAccount',
  Policies: 'PoliciesPerAccount',
  InstanceProfiles: 'InstanceProfilesPerAccount',
  OpenIdConnectProviders: 'OpenIdConnectProvidersPerAccount',
  SamlProviders: 'SAMLProvidersPerAccount',
  ServerCertificates: 'ServerCertificatesPerAccount',
  VirtualMFADevices: 'VirtualMFADevicesPerAccount',
  AttachedPoliciesPerUser: 'PoliciesPerUser',
  AttachedPoliciesPerGroup: 'PoliciesPerGroup',
  AttachedPoliciesPerRole: 'PoliciesPerRole',
  RolesPerInstanceProfile: 'InstanceSessionsPerInstanceProfile',
}
