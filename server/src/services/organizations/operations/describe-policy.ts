import { policyResource } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { policySummary, requirePolicy } from '../policies.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html */
export const describePolicy = organizationsOperation('DescribePolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DescribePolicy',
    ...(await policyResource(store, caller, input.PolicyId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const policy = await requirePolicy(store, organization.id, input.PolicyId)
    return { Policy: { PolicySummary: policySummary(organization, policy), Content: policy.content } }
  },
})
