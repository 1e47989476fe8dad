import { policyResource } from '../checks.ts'
import { policyExists } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { checkContent, policySummary, requireOwnPolicy } from '../policies.ts'

/** In force at the next request of every account below. https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html */
export const updatePolicy = organizationsOperation('UpdatePolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'organizations:UpdatePolicy',
    ...(await policyResource(store, caller, input.PolicyId)),
  }),

  handle({ input, caller, store }) {
    return asManagement(store, caller, async (tx, organization) => {
      const present = await requireOwnPolicy(tx, organization.id, input.PolicyId)
      const policy = {
        ...present,
        name: input.Name ?? present.name,
        description: input.Description ?? present.description,
        content: input.Content ?? present.content,
      }
      checkContent(policy.type, policy.content)
      const namesake = await tx.organizationPolicies.byName(organization.id, policy.type, policy.name)
      if (namesake !== undefined && namesake.id !== policy.id) throw policyExists()
      const { name, description, content } = policy
      await tx.organizationPolicies.update(organization.id, policy.id, { name, description, content })
      return { Policy: { PolicySummary: policySummary(organization, policy), Content: content } }
    })
  },
})
