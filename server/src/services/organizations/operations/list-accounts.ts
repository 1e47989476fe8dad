import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { accountViews } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export const listAccounts = organizationsOperation('ListAccounts', {
  authorize: () => ({ action: 'organizations:ListAccounts', resource: '*' }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const { items, NextToken } = await page(input, (request) =>
      store.organizationAccounts.list({ organizationId: organization.id, ...request }),
    )
    return { Accounts: await accountViews(store, organization, items), NextToken }
  },
})
