import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { rootView } from '../views.ts'

/** There is one. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html */
export const listRoots = organizationsOperation('ListRoots', {
  authorize: () => ({ action: 'organizations:ListRoots', resource: '*' }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const root = await store.organizationUnits.get(organization.id, organization.rootId)
    const roots = root === undefined ? [] : [rootView(organization, root)]
    const { items, NextToken } = await pageOf(input, roots, ({ Id }) => Id)
    return { Roots: items, NextToken }
  },
})
