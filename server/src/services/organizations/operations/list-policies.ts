import { ofType } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { builtType, fullAccess, policySummary } from '../policies.ts'

/** The organization's own and the one that AWS manages. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html */
export const listPolicies = organizationsOperation('ListPolicies', {
  authorize: ({ input }) => ({
    action: 'organizations:ListPolicies',
    resource: '*',
    context: ofType(input.Filter),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const type = builtType(input.Filter)
    const managed = fullAccess(type)
    const { items, NextToken } = await page(input, async ({ after, limit }) => {
      // The managed one is in front of all others.
      const first = after === undefined
      if (first && limit === 1) return { items: [managed], next: MANAGED_SHOWN }
      const stored = await store.organizationPolicies.list({
        organizationId: organization.id,
        type,
        after: after === MANAGED_SHOWN ? undefined : after,
        limit: first ? limit - 1 : limit,
      })
      const own = stored.items.map((policy) => ({ ...policy, awsManaged: false }))
      return { items: first ? [managed, ...own] : own, next: stored.next }
    })
    return { Policies: items.map((policy) => policySummary(organization, policy)), NextToken }
  },
})

/** Stands in a token for having shown the managed policy and nothing else; no policy has this id. */
const MANAGED_SHOWN = 'managed'
