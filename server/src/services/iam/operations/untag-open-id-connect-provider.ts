import { iamOperation } from '../operation.ts'
import { oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html */
export const untagOpenIdConnectProvider = iamOperation('UntagOpenIDConnectProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagOpenIDConnectProvider',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireOidcProvider(tx, accountId, input.OpenIDConnectProviderArn)
      await tx.oidcProviders.update(provider.url, { tags: removeTags(provider.tags, input.TagKeys) })
    })
  },
})
