import { targetResource } from '../checks.ts'
import { noSuchParent } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireParent } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListChildren.html */
export const listChildren = organizationsOperation('ListChildren', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListChildren',
    ...(await targetResource(store, caller, input.ParentId)),
  }),

  async handle({ input, caller, store }) {
    const { id: organizationId } = await requireReader(store, caller)
    const { id: parentId } = await requireParent(store, organizationId, input.ParentId, noSuchParent)
    const Type = input.ChildType
    if (Type === 'ACCOUNT') {
      const { items, NextToken } = await page(input, (request) =>
        store.organizationAccounts.list({ organizationId, parentId, ...request }),
      )
      return { Children: items.map(({ accountId }) => ({ Id: accountId, Type })), NextToken }
    }
    const { items, NextToken } = await page(input, (request) =>
      store.organizationUnits.list({ organizationId, parentId, ...request }),
    )
    return { Children: items.map(({ id }) => ({ Id: id, Type })), NextToken }
  },
})
