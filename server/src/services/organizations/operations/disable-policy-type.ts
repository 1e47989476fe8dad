import { ofType, targetResource } from '../checks.ts'
import { noSuchRoot, policyTypeNotEnabled } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { builtType } from '../policies.ts'
import { rootView } from '../views.ts'

/** Detaches every policy of the type; the policies themselves stay. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html */
export const disablePolicyType = organizationsOperation('DisablePolicyType', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DisablePolicyType',
    ...(await targetResource(store, caller, input.RootId)),
    context: ofType(input.PolicyType),
  }),

  handle({ input, caller, store }) {
    return asManagement(store, caller, async (tx, organization) => {
      const type = builtType(input.PolicyType)
      const root = await tx.organizationUnits.get(organization.id, input.RootId)
      if (root === undefined) throw noSuchRoot()
      if (!organization.policyTypes.includes(type)) throw policyTypeNotEnabled()
      const policyTypes = organization.policyTypes.filter((one) => one !== type)
      await tx.organizations.update(organization.id, { policyTypes })
      await tx.organizationPolicies.detachAll(organization.id, type)
      return { Root: rootView({ ...organization, policyTypes }, root) }
    })
  },
})
