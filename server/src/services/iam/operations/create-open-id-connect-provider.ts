import { UniqueViolation } from '../../../store/errors.ts'
import type { OidcProviderRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { oidcProviderArn } from '../arns.ts'
import { oidcProviderExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkClientIds, checkThumbprints, providerUrl } from '../providers/oidc-providers.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags, sortedTags } from '../tags.ts'
import { fromTags, optionalTags } from '../views.ts'

/**
 * Makes no connection to the provider: AWS would ask it for a thumbprint where none is given, here such a provider is trusted by
 * certificate authorities alone. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export const createOpenIdConnectProvider = iamOperation('CreateOpenIDConnectProvider', {
  authorize: ({ input, caller }) =>
    createChecks('iam:CreateOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider', {
      resource: oidcProviderArn(caller.accountId, input.Url.replace(/^https:\/\//, '')),
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, now }) {
    const provider: OidcProviderRecord = {
      accountId,
      url: providerUrl(input.Url),
      createdAt: now,
      clientIds: checkClientIds(input.ClientIDList ?? []),
      thumbprints: checkThumbprints(input.ThumbprintList ?? []),
      tags: checkTags(fromTags(input.Tags)),
    }
    await store.write(accountId, async (tx) => {
      checkQuota('OpenIdConnectProviders', await tx.oidcProviders.count(accountId))
      await insert(tx, provider)
    })
    return {
      OpenIDConnectProviderArn: oidcProviderArn(accountId, provider.url),
      Tags: optionalTags(sortedTags(provider.tags)),
    }
  },
})

async function insert(tx: WriteTransaction, provider: OidcProviderRecord): Promise<void> {
  try {
    await tx.oidcProviders.insert(provider)
  } catch (error) {
    throw error instanceof UniqueViolation ? oidcProviderExists(provider.url) : error
  }
}
