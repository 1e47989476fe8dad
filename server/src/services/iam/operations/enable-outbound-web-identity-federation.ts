import { outboundFederationEnabled } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOutboundWebIdentityFederation.html */
export const enableOutboundWebIdentityFederation = iamOperation('EnableOutboundWebIdentityFederation', {
  authorize: () => ({ action: 'iam:EnableOutboundWebIdentityFederation', resource: '*' }),

  async handle({ caller: { accountId }, outboundIdentities, now }) {
    const issuer = await outboundIdentities.enable(accountId, now)
    if (issuer === undefined) throw outboundFederationEnabled()
    return { IssuerIdentifier: issuer }
  },
})
