import { iamOperation } from '../operation.ts'
import { policyTarget, requireCustomerPolicy } from '../policies/managed-policy.ts'
import { pageOfTags } from '../tags.ts'

/** AWS's own policies have no tags. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html */
export const listPolicyTags = iamOperation('ListPolicyTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListPolicyTags',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller, store, managedPolicies }) {
    if (managedPolicies.byArn(input.PolicyArn) !== undefined) return pageOfTags(input, [])
    const policy = await requireCustomerPolicy(store, caller.accountId, input.PolicyArn)
    return pageOfTags(input, policy.tags)
  },
})
