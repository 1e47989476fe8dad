import { iamOperation } from '../operation.ts'
import { checkProviderArn, findProvider, oidcProviderTarget } from '../providers/oidc-providers.ts'

/**
 * Roles that trust the provider stay as they are; nobody can assume them by it any more. No error where the provider is not there.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
 */
export const deleteOpenIdConnectProvider = iamOperation('DeleteOpenIDConnectProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteOpenIDConnectProvider',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await findProvider(tx, accountId, checkProviderArn(input.OpenIDConnectProviderArn))
      if (provider !== undefined) await tx.oidcProviders.delete(provider.url)
    })
  },
})
