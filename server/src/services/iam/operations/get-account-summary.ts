import { iamOperation } from '../operation.ts'
import { POLICY_SIZES, QUOTAS } from '../quotas.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const getAccountSummary = iamOperation('GetAccountSummary', {
  authorize: () => ({ action: 'iam:GetAccountSummary', resource: '*' }),

  async handle({ caller: { accountId }, store }) {
    const counts = await store.accounts.summary(accountId)
    return {
      SummaryMap: {
        Users: counts.users,
        UsersQuota: QUOTAS.Users,
        Groups: counts.groups,
        GroupsQuota: QUOTAS.Groups,
        Roles: counts.roles,
        RolesQuota: QUOTAS.Roles,
        InstanceProfiles: counts.instanceProfiles,
        InstanceProfilesQuota: QUOTAS.InstanceProfiles,
        Policies: counts.policies,
        PoliciesQuota: QUOTAS.Policies,
        PolicyVersionsInUse: counts.policyVersions,
        PolicyVersionsInUseQuota: QUOTAS.PolicyVersionsInUse,
        VersionsPerPolicyQuota: QUOTAS.VersionsPerPolicy,
        MFADevices: counts.mfaDevices,
        MFADevicesInUse: counts.mfaDevicesInUse,
        ServerCertificates: counts.serverCertificates,
        ServerCertificatesQuota: QUOTAS.ServerCertificates,
        Providers: counts.providers,
        AccountSigningCertificatesPresent: flag(counts.rootSigningCertificates > 0),
        AccountMFAEnabled: flag(counts.rootMfaDevices > 0),
        AccountAccessKeysPresent: flag(counts.rootAccessKeys > 0),
        AccountPasswordPresent: flag(counts.rootHasPassword),
        GroupsPerUserQuota: QUOTAS.GroupsPerUser,
        AccessKeysPerUserQuota: QUOTAS.AccessKeysPerUser,
        SigningCertificatesPerUserQuota: QUOTAS.SigningCertificatesPerUser,
        AttachedPoliciesPerUserQuota: QUOTAS.AttachedPoliciesPerUser,
        AttachedPoliciesPerGroupQuota: QUOTAS.AttachedPoliciesPerGroup,
        AttachedPoliciesPerRoleQuota: QUOTAS.AttachedPoliciesPerRole,
        PolicySizeQuota: POLICY_SIZES.managed,
        UserPolicySizeQuota: POLICY_SIZES.userInline,
        GroupPolicySizeQuota: POLICY_SIZES.groupInline,
        RolePolicySizeQuota: POLICY_SIZES.roleInline,
        AssumeRolePolicySizeQuota: POLICY_SIZES.trust,
        GlobalEndpointTokenVersion: counts.globalEndpointTokenVersion,
      },
    }
  },
})

const flag = (present: boolean) => (present ? 1 : 0)
