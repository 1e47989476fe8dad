import type { UpdateSAMLProviderRequest } from '../../../models/iam.gen.ts'
import type { SamlProviderRecord } from '../../../store/records.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import {
  checkEncryption,
  metadataValues,
  newPrivateKey,
  requireSamlProvider,
  samlProviderTarget,
  withoutPrivateKey,
  withPrivateKey,
} from '../providers/saml-providers.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html */
export const updateSamlProvider = iamOperation('UpdateSAMLProvider', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:UpdateSAMLProvider',
    ...(await samlProviderTarget(store, caller.accountId, input.SAMLProviderArn)),
  }),

  async handle({ input, caller: { accountId }, store, vault, now }) {
    checkWhatIsAsked(input)
    // Read before the transaction, since other writes wait for it.
    const document = input.SAMLMetadataDocument
    const metadata = document === undefined ? undefined : await metadataValues(document, now)
    const added =
      input.AddPrivateKey === undefined ? undefined : newPrivateKey(input.AddPrivateKey, vault, now)
    await store.write(accountId, async (tx) => {
      const provider = await requireSamlProvider(tx, accountId, input.SAMLProviderArn)
      const encryption = encryptionAfter(provider, input, added)
      await tx.samlProviders.update(provider.name, { ...(metadata && { metadata }), ...encryption })
    })
    return { SAMLProviderArn: input.SAMLProviderArn }
  },
})

function checkWhatIsAsked(input: UpdateSAMLProviderRequest): void {
  const { SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey } = input
  const asked = [SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey]
  if (asked.every((value) => value === undefined)) {
    throw iamError(
      'InvalidInput',
      'Unable to update identity provider. No updates are defined for metadata or encryption assertion.',
    )
  }
  if (AddPrivateKey !== undefined && RemovePrivateKey !== undefined) {
    throw iamError(
      'InvalidInput',
      'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
    )
  }
}

/** @throws InvalidInput, LimitExceeded */
function encryptionAfter(
  provider: SamlProviderRecord,
  input: UpdateSAMLProviderRequest,
  added: SamlProviderRecord['privateKeys'][number] | undefined,
): Partial<Pick<SamlProviderRecord, 'privateKeys'> & { encryptionMode: 'Required' | 'Allowed' }> {
  // As when a provider is made: who gives a key means it to be used.
  const implied = added === undefined ? undefined : 'Allowed'
  const encryptionMode = input.AssertionEncryptionMode ?? provider.encryptionMode ?? implied
  let { privateKeys } = provider
  if (added !== undefined) privateKeys = withPrivateKey(privateKeys, added)
  if (input.RemovePrivateKey !== undefined) {
    privateKeys = withoutPrivateKey({ privateKeys, encryptionMode }, input.RemovePrivateKey)
  }
  checkEncryption({ encryptionMode, privateKeys })
  return { privateKeys, ...(encryptionMode && { encryptionMode }) }
}
