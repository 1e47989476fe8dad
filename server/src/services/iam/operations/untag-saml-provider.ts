import { iamOperation } from '../operation.ts'
import { requireSamlProvider, samlProviderTarget } from '../providers/saml-providers.ts'
import { removeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagSAMLProvider.html */
export const untagSamlProvider = iamOperation('UntagSAMLProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UntagSAMLProvider',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
    tagKeys: input.TagKeys,
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireSamlProvider(tx, accountId, input.SAMLProviderArn)
      await tx.samlProviders.update(provider.name, { tags: removeTags(provider.tags, input.TagKeys) })
    })
  },
})
