import { iamOperation } from '../operation.ts'
import { requireSamlProvider, samlProviderTarget } from '../providers/saml-providers.ts'
import { pageOfTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviderTags.html */
export const listSamlProviderTags = iamOperation('ListSAMLProviderTags', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListSAMLProviderTags',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
  }),

  async handle({ input, caller, store }) {
    const provider = await requireSamlProvider(store, caller.accountId, input.SAMLProviderArn)
    return pageOfTags(input, provider.tags)
  },
})
