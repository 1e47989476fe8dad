import { iamOperation } from '../operation.ts'
import { oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'
import { mergeTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html */
export const tagOpenIdConnectProvider = iamOperation('TagOpenIDConnectProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagOpenIDConnectProvider',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireOidcProvider(tx, accountId, input.OpenIDConnectProviderArn)
      await tx.oidcProviders.update(provider.url, { tags: mergeTags(provider.tags, fromTags(input.Tags)) })
    })
  },
})
