import { targetResource } from '../checks.ts'
import { noSuchParent } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireParent } from '../targets.ts'
import { accountViews } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html */
export const listAccountsForParent = organizationsOperation('ListAccountsForParent', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListAccountsForParent',
    ...(await targetResource(store, caller, input.ParentId)),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const { id: parentId } = await requireParent(store, organization.id, input.ParentId, noSuchParent)
    const { items, NextToken } = await page(input, (request) =>
      store.organizationAccounts.list({ organizationId: organization.id, parentId, ...request }),
    )
    return { Accounts: await accountViews(store, organization, items), NextToken }
  },
})
