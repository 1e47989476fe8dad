import { iamOperation } from '../operation.ts'
import { checkClientIds, oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'

/** No error where the provider has the client ID. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html */
export const addClientIdToOpenIdConnectProvider = iamOperation('AddClientIDToOpenIDConnectProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:AddClientIDToOpenIDConnectProvider',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireOidcProvider(tx, accountId, input.OpenIDConnectProviderArn)
      await tx.oidcProviders.update(provider.url, {
        clientIds: checkClientIds([...provider.clientIds, input.ClientID]),
      })
    })
  },
})
