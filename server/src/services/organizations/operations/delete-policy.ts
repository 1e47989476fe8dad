import { policyResource } from '../checks.ts'
import { organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requireOwnPolicy } from '../policies.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html */
export const deletePolicy = organizationsOperation('DeletePolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:DeletePolicy',
    ...(await policyResource(store, caller, input.PolicyId)),
  }),

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, { id: organizationId }) => {
      const { id: policyId } = await requireOwnPolicy(tx, organizationId, input.PolicyId)
      const { items } = await tx.organizationPolicies.targets({ organizationId, policyId, limit: 1 })
      if (items.length > 0)
        throw organizationsError(
          'PolicyInUseException',
          'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before ' +
            'performing this operation.',
        )
      await tx.organizationPolicies.delete(organizationId, policyId)
    })
  },
})
