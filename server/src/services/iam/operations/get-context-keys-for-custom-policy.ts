import { iamOperation } from '../operation.ts'
import { contextKeys } from '../simulation/context-keys.ts'
import { identityInputs } from '../simulation/policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html */
export const getContextKeysForCustomPolicy = iamOperation('GetContextKeysForCustomPolicy', {
  authorize: () => ({ action: 'iam:GetContextKeysForCustomPolicy', resource: '*' }),

  handle({ input }) {
    const policies = identityInputs(input.PolicyInputList)
    return { ContextKeyNames: contextKeys(policies.map(({ compiled }) => compiled.document)) }
  },
})
