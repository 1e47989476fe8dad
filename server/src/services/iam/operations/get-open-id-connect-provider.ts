import { iamOperation } from '../operation.ts'
import { oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'
import { sortedTags } from '../tags.ts'
import { toTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html */
export const getOpenIdConnectProvider = iamOperation('GetOpenIDConnectProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetOpenIDConnectProvider',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
  }),

  async handle({ input, caller, store }) {
    const provider = await requireOidcProvider(store, caller.accountId, input.OpenIDConnectProviderArn)
    return {
      Url: provider.url,
      ClientIDList: provider.clientIds,
      ThumbprintList: provider.thumbprints,
      CreateDate: provider.createdAt,
      Tags: toTags(sortedTags(provider.tags)),
    }
  },
})
