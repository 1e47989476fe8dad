import { policyArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { policyTarget, requireCustomerPolicy } from '../policies/managed-policy.ts'
import { managedPolicyView, policyView } from '../policies/policy-views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export const getPolicy = iamOperation('GetPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetPolicy',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const arn = input.PolicyArn
    const ofAws = managedPolicies.byArn(arn)
    const usage = async (used: string) => (await store.policies.usageByArn(accountId, [used])).get(used)
    if (ofAws !== undefined) return { Policy: managedPolicyView(ofAws, await usage(arn)) }
    const policy = await requireCustomerPolicy(store, accountId, arn)
    return { Policy: policyView(policy, await usage(policyArn(policy))) }
  },
})
