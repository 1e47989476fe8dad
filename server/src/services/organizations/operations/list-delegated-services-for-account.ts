import { targetResource } from '../checks.ts'
import { organizationsError } from '../errors.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { isDelegatedAdministrator, requireAccount } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedServicesForAccount.html */
export const listDelegatedServicesForAccount = organizationsOperation('ListDelegatedServicesForAccount', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:ListDelegatedServicesForAccount',
    ...(await targetResource(store, caller, input.AccountId)),
  }),

  async handle({ input, caller, store }) {
    const { id: organizationId } = await requireReader(store, caller)
    const { accountId } = await requireAccount(store, organizationId, input.AccountId)
    if (!(await isDelegatedAdministrator(store, organizationId, accountId)))
      throw organizationsError(
        'AccountNotRegisteredException',
        'The provided account is not a registered delegated administrator for your organization.',
      )
    const { items, NextToken } = await page(input, (request) =>
      store.organizationServices.delegatedServices({ organizationId, accountId, ...request }),
    )
    return {
      DelegatedServices: items.map(({ servicePrincipal, enabledAt }) => ({
        ServicePrincipal: servicePrincipal,
        DelegationEnabledDate: enabledAt,
      })),
      NextToken,
    }
  },
})
