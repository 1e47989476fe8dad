import { iamOperation } from '../operation.ts'
import { requireSamlProvider, samlProviderTarget } from '../providers/saml-providers.ts'
import { mergeTags } from '../tags.ts'
import { fromTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html */
export const tagSamlProvider = iamOperation('TagSAMLProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:TagSAMLProvider',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
    requestTags: fromTags(input.Tags),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireSamlProvider(tx, accountId, input.SAMLProviderArn)
      await tx.samlProviders.update(provider.name, { tags: mergeTags(provider.tags, fromTags(input.Tags)) })
    })
  },
})
