import { iamError, policyAttached } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy } from '../policies/managed-policy.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
export const deletePolicy = iamOperation('DeletePolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeletePolicy',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      // To be somebody's permissions boundary keeps a policy as an attachment does.
      const used = await tx.policies.usageByArn(accountId, [input.PolicyArn])
      if (used.size > 0) throw policyAttached()
      if ((await tx.policies.versions.count(policy.id)) > 1) {
        throw iamError(
          'DeleteConflict',
          "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        )
      }
      await tx.policies.delete(policy.id)
    })
  },
})
