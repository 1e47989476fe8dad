import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy, requireVersion } from '../policies/managed-policy.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html */
export const deletePolicyVersion = iamOperation('DeletePolicyVersion', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeletePolicyVersion',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      const { version } = await requireVersion(tx, policy, input.VersionId)
      if (version === policy.defaultVersion) {
        throw iamError('DeleteConflict', 'Cannot delete the default version of a policy.')
      }
      await tx.policies.versions.delete(policy.id, version)
    })
  },
})
