import { noSuchPolicyVersion } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { policyTarget, requireCustomerPolicy, requireVersion } from '../policies/managed-policy.ts'
import { versionNumber } from '../policies/policy-views.ts'
import { encodePolicy } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export const getPolicyVersion = iamOperation('GetPolicyVersion', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetPolicyVersion',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input: { PolicyArn: arn, VersionId }, caller: { accountId }, store, managedPolicies }) {
    const ofAws = managedPolicies.versions(arn)
    if (ofAws !== undefined) {
      const version = ofAws.find((one) => one.version === versionNumber(VersionId))
      const document = version && managedPolicies.document(arn, version.version)
      if (version === undefined || document === undefined) throw noSuchPolicyVersion(arn, VersionId)
      return {
        PolicyVersion: {
          Document: encodePolicy(document),
          VersionId,
          IsDefaultVersion: version.isDefault,
          CreateDate: version.createdAt,
        },
      }
    }
    const policy = await requireCustomerPolicy(store, accountId, arn)
    const version = await requireVersion(store, policy, VersionId)
    return {
      PolicyVersion: {
        Document: encodePolicy(version.document),
        VersionId,
        IsDefaultVersion: version.version === policy.defaultVersion,
        CreateDate: version.createdAt,
      },
    }
  },
})
