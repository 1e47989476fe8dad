import { ofService } from '../checks.ts'
import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { requireAccount } from '../targets.ts'
import { memberView } from '../views.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html */
export const listDelegatedAdministrators = organizationsOperation('ListDelegatedAdministrators', {
  authorize: ({ input }) => ({
    action: 'organizations:ListDelegatedAdministrators',
    resource: '*',
    context: ofService(input.ServicePrincipal),
  }),

  async handle({ input, caller, store }) {
    const organization = await requireReader(store, caller)
    const { items, NextToken } = await page(input, (request) =>
      store.organizationServices.delegatedAdministrators({
        organizationId: organization.id,
        servicePrincipal: input.ServicePrincipal,
        ...request,
      }),
    )
    const administrators = items.map(async ({ accountId, enabledAt }) => ({
      ...memberView(organization, await requireAccount(store, organization.id, accountId)),
      DelegationEnabledDate: enabledAt,
    }))
    return { DelegatedAdministrators: await Promise.all(administrators), NextToken }
  },
})
