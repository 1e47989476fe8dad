import { ofService } from '../checks.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { checkServicePrincipal, requireAllFeatures } from '../services.ts'

/** No error where the service is trusted. https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html */
export const enableAwsServiceAccess = organizationsOperation('EnableAWSServiceAccess', {
  authorize: ({ input }) => ({
    action: 'organizations:EnableAWSServiceAccess',
    resource: '*',
    context: ofService(input.ServicePrincipal),
  }),

  async handle({ input: { ServicePrincipal: servicePrincipal }, caller, store, now }) {
    await asManagement(store, caller, async (tx, organization) => {
      checkServicePrincipal(servicePrincipal)
      requireAllFeatures(organization)
      const { id: organizationId } = organization
      if (!(await tx.organizationServices.isTrusted(organizationId, servicePrincipal)))
        await tx.organizationServices.trust({ organizationId, servicePrincipal, enabledAt: now })
    })
  },
})
