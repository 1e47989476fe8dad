import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requestView } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListCreateAccountStatus.html */
export const listCreateAccountStatus = organizationsOperation('ListCreateAccountStatus', {
  authorize: () => ({ action: 'organizations:ListCreateAccountStatus', resource: '*' }),

  async handle({ input, caller, store }) {
    const { id: organizationId } = await requireReader(store, caller)
    const states = input.States?.length ? input.States : undefined
    const { items, NextToken } = await page(input, (request) =>
      store.createAccountRequests.list({ organizationId, states, ...request }),
    )
    return { CreateAccountStatuses: items.map(requestView), NextToken }
  },
})
