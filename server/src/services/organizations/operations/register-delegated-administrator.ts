import { ofService, targetResource } from '../checks.ts'
import { constraintViolation, organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { checkServicePrincipal, requireAllFeatures } from '../services.ts'
import { requireAccount } from '../targets.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html */
export const registerDelegatedAdministrator = organizationsOperation('RegisterDelegatedAdministrator', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:RegisterDelegatedAdministrator',
    ...(await targetResource(store, caller, input.AccountId)),
    context: ofService(input.ServicePrincipal),
  }),

  async handle({ input, caller, store, now }) {
    const { AccountId: accountId, ServicePrincipal: servicePrincipal } = input
    await asManagement(store, caller, async (tx, organization) => {
      const { id: organizationId, managementAccountId } = organization
      checkServicePrincipal(servicePrincipal)
      requireAllFeatures(organization)
      if (accountId === managementAccountId)
        throw constraintViolation(
          'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
          'You cannot register management account/yourself as delegated administrator for your organization.',
        )
      const account = await requireAccount(tx, organizationId, accountId)
      if (account.status === 'SUSPENDED')
        throw constraintViolation(
          'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR',
          'You cannot register a suspended account as a delegated administrator.',
        )
      if (!(await tx.organizationServices.isTrusted(organizationId, servicePrincipal)))
        throw constraintViolation(
          'SERVICE_ACCESS_NOT_ENABLED',
          'You attempted to register a delegated administrator before you enabled service access. Call the ' +
            'EnableAWSServiceAccess API first.',
        )
      if (await tx.organizationServices.isDelegated(organizationId, accountId, servicePrincipal))
        throw organizationsError(
          'AccountAlreadyRegisteredException',
          'The provided account is already a delegated administrator for your organization.',
        )
      await tx.organizationServices.delegate({ organizationId, accountId, servicePrincipal, enabledAt: now })
    })
  },
})
