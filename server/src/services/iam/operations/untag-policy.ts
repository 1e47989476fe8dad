import { iamOperation } from '../operation.ts'
import { policyTarget, requireOwnPolicy } from '../policies/managed-policy.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html */
export const untagPolicy = iamOperation('UntagPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagPolicy',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const policy = await requireOwnPolicy(tx, accountId, input.PolicyArn)
      await tx.policies.setTags(policy.id, removeTags(policy.tags, input.TagKeys))
    })
  },
})
