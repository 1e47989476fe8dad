import { iamOperation } from '../operation.ts'
import { requireSamlProvider, samlProviderTarget } from '../providers/saml-providers.ts'

/**
 * Roles that trust the provider stay as they are; nobody can assume them by it any more.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html
 */
export const deleteSamlProvider = iamOperation('DeleteSAMLProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:DeleteSAMLProvider',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    await store.write(accountId, async (tx) => {
      const provider = await requireSamlProvider(tx, accountId, input.SAMLProviderArn)
      await tx.samlProviders.delete(provider.name)
    })
  },
})
