import { iamOperation } from '../operation.ts'
import { contextKeys } from '../simulation/context-keys.ts'
import { identityInputs } from '../simulation/policies.ts'
import { policySource, sourceTarget } from '../simulation/source.ts'

/**
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html
 *
 * Of the policies attached to the source and its groups; a permissions boundary is not attached.
 */
export const getContextKeysForPrincipalPolicy = iamOperation('GetContextKeysForPrincipalPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetContextKeysForPrincipalPolicy',
    ...(await sourceTarget(store, caller.accountId, input.PolicySourceArn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const source = await policySource({ store, managedPolicies }, accountId, input.PolicySourceArn)
    const attached = source.policies.filter(({ origin }) => origin.type !== 'permission-boundary')
    const policies = [...attached, ...identityInputs(input.PolicyInputList)]
    return { ContextKeyNames: contextKeys(policies.map(({ compiled }) => compiled.document)) }
  },
})
