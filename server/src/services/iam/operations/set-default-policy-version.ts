import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy, requireVersion } from '../policies/managed-policy.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html */
export const setDefaultPolicyVersion = iamOperation('SetDefaultPolicyVersion', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:SetDefaultPolicyVersion',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      const { version } = await requireVersion(tx, policy, input.VersionId)
      await tx.policies.versions.setDefault(policy.id, version)
    })
  },
})
