import { outboundFederationDisabled } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOutboundWebIdentityFederation.html */
export const disableOutboundWebIdentityFederation = iamOperation('DisableOutboundWebIdentityFederation', {
  authorize: () => ({ action: 'iam:DisableOutboundWebIdentityFederation', resource: '*' }),

  async handle({ caller: { accountId }, outboundIdentities, now }) {
    if (!(await outboundIdentities.disable(accountId, now))) throw outboundFederationDisabled()
  },
})
