import { iamOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html */
export const setSecurityTokenServicePreferences = iamOperation('SetSecurityTokenServicePreferences', {
  authorize: () => ({ action: 'iam:SetSecurityTokenServicePreferences', resource: '*' }),

  async handle({ input, caller: { accountId }, store }) {
    const version = input.GlobalEndpointTokenVersion === 'v2Token' ? 2 : 1
    await store.write(accountId, (tx) => tx.accounts.setGlobalEndpointTokenVersion(accountId, version))
  },
})
