import { ofType, targetResource } from '../checks.ts'
import { noSuchRoot, organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { builtType, fullAccess } from '../policies.ts'
import { rootView } from '../views.ts'

/** Attaches the policy that allows everything to the root, every unit and every account. https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html */
export const enablePolicyType = organizationsOperation('EnablePolicyType', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:EnablePolicyType',
    ...(await targetResource(store, caller, input.RootId)),
    context: ofType(input.PolicyType),
  }),

  handle({ input, caller, store }) {
    return asManagement(store, caller, async (tx, organization) => {
      const type = builtType(input.PolicyType)
      const root = await tx.organizationUnits.get(organization.id, input.RootId)
      if (root === undefined) throw noSuchRoot()
      if (organization.featureSet !== 'ALL')
        throw organizationsError(
          'PolicyTypeNotAvailableForOrganizationException',
          "You can't use the specified policy type with the feature set currently enabled for this organization.",
        )
      if (organization.policyTypes.includes(type))
        throw organizationsError(
          'PolicyTypeAlreadyEnabledException',
          'The specified policy type is already enabled.',
        )
      const policyTypes = [...organization.policyTypes, type]
      await tx.organizations.update(organization.id, { policyTypes })
      await tx.organizationPolicies.attachEverywhere(organization.id, fullAccess(type).id, type)
      return { Root: rootView({ ...organization, policyTypes }, root) }
    })
  },
})
