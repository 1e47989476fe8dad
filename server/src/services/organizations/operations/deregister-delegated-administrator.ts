import { ofService, targetResource } from '../checks.ts'
import { organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { checkServicePrincipal } from '../services.ts'
import { requireAccount } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeregisterDelegatedAdministrator.html */
export const deregisterDelegatedAdministrator = organizationsOperation('DeregisterDelegatedAdministrator', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DeregisterDelegatedAdministrator',
    ...(await targetResource(store, caller, input.AccountId)),
    context: ofService(input.ServicePrincipal),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, { id }) => {
      checkServicePrincipal(input.ServicePrincipal)
      const { accountId } = await requireAccount(tx, id, input.AccountId)
      if (!(await tx.organizationServices.undelegate(id, accountId, input.ServicePrincipal)))
        throw organizationsError(
          'AccountNotRegisteredException',
          'The provided account is not a registered delegated administrator for your organization.',
        )
    })
  },
})
