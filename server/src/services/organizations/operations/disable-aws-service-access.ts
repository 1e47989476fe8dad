import { ofService } from '../checks.ts'
import { constraintViolation } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { checkServicePrincipal, IAM_SERVICE } from '../services.ts'

/**
 * No error where the service is not trusted. What IAM may do in the member accounts ends with its trust.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisableAWSServiceAccess.html
 */
export const disableAwsServiceAccess = organizationsOperation('DisableAWSServiceAccess', {
  authorize: ({ input }) => ({
    action: 'organizations:DisableAWSServiceAccess',
    resource: '*',
    context: ofService(input.ServicePrincipal),
  }),

  async handle({ input: { ServicePrincipal: servicePrincipal }, caller, store }) {
    await asManagement(store, caller, async (tx, { id, iamFeatures }) => {
      checkServicePrincipal(servicePrincipal)
      if ((await tx.organizationServices.countAdministrators(id, servicePrincipal)) > 0)
        throw constraintViolation(
          'DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE',
          'You must deregister the delegated administrators of the service before you disable its access.',
        )
      await tx.organizationServices.distrust(id, servicePrincipal)
      if (servicePrincipal === IAM_SERVICE && iamFeatures.length > 0)
        await tx.organizations.update(id, { iamFeatures: [] })
    })
  },
})
