import { policyResource, targetResource } from '../checks.ts'
import { constraintViolation, invalidInput, organizationsError } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { fullAccess, requirePolicy } from '../policies.ts'
import { requireTarget } from '../targets.ts'

/** Needs permission for the policy and for what it is detached from. https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html */
export const detachPolicy = organizationsOperation('DetachPolicy', {
  authorize: async ({ input, caller, store }) => {
    const policy = await policyResource(store, caller, input.PolicyId)
    const target = await targetResource(store, caller, input.TargetId)
    const action = 'organizations:DetachPolicy'
    return [
      { action, ...policy },
      { action, ...target, ...(policy.context && { context: policy.context }) },
    ]
  },

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, { id }) => {
      const { id: policyId, type } = await requirePolicy(tx, id, input.PolicyId)
      const { id: targetId } = await requireTarget(tx, id, input.TargetId)
      // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html: it "can't be detached"
      if (policyId === fullAccess('RESOURCE_CONTROL_POLICY').id)
        throw invalidInput('NON_DETACHABLE_POLICY', "You can't detach this AWS managed policy.")
      const attached = await tx.organizationPolicies.attached(id, targetId, type)
      if (!attached.includes(policyId))
        throw organizationsError(
          'PolicyNotAttachedException',
          'The policy is not attached to the specified target.',
        )
      if (attached.length === 1)
        throw constraintViolation(
          'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
          'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.',
        )
      await tx.organizationPolicies.detach(id, policyId, targetId)
    })
  },
})
