import { outboundFederationDisabled } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOutboundWebIdentityFederationInfo.html */
export const getOutboundWebIdentityFederationInfo = iamOperation('GetOutboundWebIdentityFederationInfo', {
  authorize: () => ({ action: 'iam:GetOutboundWebIdentityFederationInfo', resource: '*' }),

  async handle({ caller: { accountId }, outboundIdentities }) {
    const issuer = await outboundIdentities.issuerOf(accountId)
    if (issuer === undefined) throw outboundFederationDisabled()
    return { IssuerIdentifier: issuer, JwtVendingEnabled: true }
  },
})
