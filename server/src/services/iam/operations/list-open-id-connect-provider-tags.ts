import { iamOperation } from '../operation.ts'
import { oidcProviderTarget, requireOidcProvider } from '../providers/oidc-providers.ts'
import { pageOfTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html */
export const listOpenIdConnectProviderTags = iamOperation('ListOpenIDConnectProviderTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListOpenIDConnectProviderTags',
    ...(await oidcProviderTarget(store, caller.accountId, input.OpenIDConnectProviderArn)),
  }),

  async handle({ input, caller, store }) {
    const provider = await requireOidcProvider(store, caller.accountId, input.OpenIDConnectProviderArn)
    return pageOfTags(input, provider.tags)
  },
})
