import { policyResource, targetResource } from '../checks.ts'
import { constraintViolation, organizationsError, policyTypeNotEnabled } from '../errors.ts'
import { asManagement } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { requirePolicy } from '../policies.ts'
import { POLICY_QUOTAS } from '../quotas.ts'
import { requireTarget } from '../targets.ts'

/** Needs permission for the policy and for what it is attached to. https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
export const attachPolicy = organizationsOperation('AttachPolicy', {
  authorize: async ({ input, caller, store }) => {
    const policy = await policyResource(store, caller, input.PolicyId)
    const target = await targetResource(store, caller, input.TargetId)
    const action = 'organizations:AttachPolicy'
    return [
      { action, ...policy },
      { action, ...target, ...(policy.context && { context: policy.context }) },
    ]
  },

  async handle({ input, caller, store }) {
    await asManagement(store, caller, async (tx, { id: organizationId, policyTypes }) => {
      const { id: policyId, type } = await requirePolicy(tx, organizationId, input.PolicyId)
      const { id: targetId } = await requireTarget(tx, organizationId, input.TargetId)
      if (!policyTypes.includes(type)) throw policyTypeNotEnabled()
      const attached = await tx.organizationPolicies.attached(organizationId, targetId, type)
      if (attached.includes(policyId))
        throw organizationsError(
          'DuplicatePolicyAttachmentException',
          'A policy with the specified name and type is already attached to the specified target.',
        )
      if (attached.length >= POLICY_QUOTAS[type].onTarget)
        throw constraintViolation(
          'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
          'You have attached the maximum number of policies to the specified target.',
        )
      await tx.organizationPolicies.attach({ organizationId, policyId, type, targetId })
    })
  },
})
