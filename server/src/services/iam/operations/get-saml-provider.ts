import { iamOperation } from '../operation.ts'
import { requireSamlProvider, samlProviderTarget } from '../providers/saml-providers.ts'
import { toTags } from '../views.ts'

/** Of private keys no more than their ids is shown. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html */
export const getSamlProvider = iamOperation('GetSAMLProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GetSAMLProvider',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const provider = await requireSamlProvider(store, accountId, input.SAMLProviderArn)
    const keys = provider.privateKeys.map(({ id, addedAt }) => ({ KeyId: id, Timestamp: addedAt }))
    return {
      SAMLProviderUUID: provider.uuid,
      SAMLMetadataDocument: await store.samlProviders.metadata(accountId, provider.name),
      CreateDate: provider.createdAt,
      ValidUntil: provider.validUntil,
      Tags: toTags(provider.tags),
      AssertionEncryptionMode: provider.encryptionMode,
      PrivateKeyList: keys.length === 0 ? undefined : keys,
    }
  },
})
