import { policyResource } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requirePolicy } from '../policies.ts'
import { requireTarget, targetSummary } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html */
export const listTargetsForPolicy = organizationsOperation('ListTargetsForPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListTargetsForPolicy',
    ...(await policyResource(store, caller, input.PolicyId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const { id: policyId } = await requirePolicy(store, organization.id, input.PolicyId)
    const { items, NextToken } = await page(input, (request) =>
      store.organizationPolicies.targets({ organizationId: organization.id, policyId, ...request }),
    )
    const targets = items.map(async ({ targetId }) =>
      targetSummary(organization, await requireTarget(store, organization.id, targetId)),
    )
    return { Targets: await Promise.all(targets), NextToken }
  },
})
