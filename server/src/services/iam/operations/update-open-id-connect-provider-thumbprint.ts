import { iamOperation } from '../operation.ts'
import { checkThumbprints, oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html */
export const updateOpenIdConnectProviderThumbprint = iamOperation('UpdateOpenIDConnectProviderThumbprint', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateOpenIDConnectProviderThumbprint',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireOidcProvider(tx, accountId, input.OpenIDConnectProviderArn)
      await tx.oidcProviders.update(provider.url, { thumbprints: checkThumbprints(input.ThumbprintList) })
    })
  },
})
