import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy } from '../policies/managed-policy.ts'
import { mergeTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html */
export const tagPolicy = iamOperation('TagPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagPolicy',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      await tx.policies.setTags(policy.id, mergeTags(policy.tags, fromTags(input.Tags)))
    })
  },
})
