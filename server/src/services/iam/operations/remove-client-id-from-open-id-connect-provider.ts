import { iamOperation } from '../operation.ts'
import { oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'

/** No error where the provider does not have the client ID. https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html */
export const removeClientIdFromOpenIdConnectProvider = iamOperation(
  'RemoveClientIDFromOpenIDConnectProvider',
  {
    authorize: async ({ input, caller, store }) => ({
      action: 'iam:RemoveClientIDFromOpenIDConnectProvider',
      ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
    }),

    async handle({ input, caller: { accountId }, store }) {
      await store.write(accountId, async (tx) => {
        const provider = await requireOidcProvider(tx, accountId, input.OpenIDConnectProviderArn)
        await tx.oidcProviders.update(provider.url, {
          clientIds: provider.clientIds.filter((clientId) => clientId !== input.ClientID),
        })
      })
    },
  },
)
