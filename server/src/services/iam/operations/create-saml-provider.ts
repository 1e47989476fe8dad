import { samlId } from '../../../ids.ts'
import { UniqueViolation } from '../../../store/errors.ts'
import type { SamlProviderRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { samlProviderArn } from '../arns.ts'
import { samlProviderExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkEncryption, metadataValues, newPrivateKey } from '../providers/saml-providers.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { fromTags, optionalTags } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html */
export const createSamlProvider = iamOperation('CreateSAMLProvider', {
  authorize: ({ input, caller }) =>
    createChecks('iam:CreateSAMLProvider', 'iam:TagSAMLProvider', {
      resource: samlProviderArn(caller.accountId, input.Name),
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, vault, now }) {
    const tags = checkTags(fromTags(input.Tags))
    const { document, ...metadata } = await metadataValues(input.SAMLMetadataDocument, now)
    const key = input.AddPrivateKey
    const provider: SamlProviderRecord = {
      accountId,
      name: input.Name,
      uuid: samlId(),
      createdAt: now,
      ...metadata,
      // Who gives a key means it to be used.
      encryptionMode: input.AssertionEncryptionMode ?? (key === undefined ? undefined : 'Allowed'),
      privateKeys: key === undefined ? [] : [newPrivateKey(key, vault, now)],
      tags,
    }
    checkEncryption(provider)
    await store.write(accountId, async (tx) => {
      checkQuota('SamlProviders', await tx.samlProviders.count(accountId))
      await insert(tx, provider, document)
    })
    return { SAMLProviderArn: samlProviderArn(accountId, provider.name), Tags: optionalTags(tags) }
  },
})

async function insert(tx: WriteTransaction, provider: SamlProviderRecord, document: string): Promise<void> {
  try {
    await tx.samlProviders.insert(provider, document)
  } catch (error) {
    throw error instanceof UniqueViolation ? samlProviderExists(provider.name) : error
  }
}
