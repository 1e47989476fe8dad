import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy } from '../policies/managed-policy.ts'
import { checkManagedDocument } from '../policies/policy-documents.ts'
import { versionId } from '../policies/policy-views.ts'
import { QUOTAS } from '../quotas.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html */
export const createPolicyVersion = iamOperation('CreatePolicyVersion', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:CreatePolicyVersion',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    checkManagedDocument(input.PolicyDocument)
    const setAsDefault = input.SetAsDefault ?? false
    const version = await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      if ((await tx.policies.versions.count(policy.id)) >= QUOTAS.VersionsPerPolicy) {
        throw iamError(
          'LimitExceeded',
          `A managed policy can have up to ${QUOTAS.VersionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
        )
      }
      return tx.policies.versions.insert(policy.id, {
        document: input.PolicyDocument,
        createdAt: now,
        setAsDefault,
      })
    })
    return {
      PolicyVersion: {
        VersionId: versionId(version.version),
        IsDefaultVersion: setAsDefault,
        CreateDate: version.createdAt,
      },
    }
  },
})
