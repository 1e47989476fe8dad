import { ofType, targetResource } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { builtType, policySummary, requirePolicy } from '../policies.ts'
import { requireTarget } from '../targets.ts'

/** Those directly on it. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html */
export const listPoliciesForTarget = organizationsOperation('ListPoliciesForTarget', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListPoliciesForTarget',
    ...(await targetResource(store, caller, input.TargetId)),
    context: ofType(input.Filter),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const target = await requireTarget(store, organization.id, input.TargetId)
    const type = builtType(input.Filter)
    const ids = await store.organizationPolicies.attached(organization.id, target.id, type)
    const { items, NextToken } = await pageOf(input, ids, (id) => id)
    const policies = items.map(async (id) =>
      policySummary(organization, await requirePolicy(store, organization.id, id)),
    )
    return { Policies: await Promise.all(policies), NextToken }
  },
})
