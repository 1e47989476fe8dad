import type { AccessCheck } from '../../../operation.ts'
import type { OidcProviderReads } from '../../../store/federation/oidc-providers.ts'
import type { OidcProviderRecord } from '../../../store/records.ts'
import { oidcProviderArn } from '../arns.ts'
import { iamError, noSuchOidcProvider } from '../errors.ts'
import { checkQuota } from '../quotas.ts'

/**
 * OpenID Connect providers: what their operations have in common.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html (ThumbprintList) */
const MAX_THUMBPRINTS = 5

/** What both the store and a transaction offer. */
interface Reads {
  readonly oidcProviders: OidcProviderReads
}

/**
 * The provider's URL as it is stored: https, and neither query nor user name.
 * @throws InvalidInput
 */
export function providerUrl(url: string): string {
  const parsed = url.startsWith('https://') ? URL.parse(url) : null
  if (
    parsed === null ||
    parsed.username !== '' ||
    parsed.password !== '' ||
    /[?#\s\\]/.test(url) ||
    // A host that URL parsing rewrites could be named in two ways, of which only one would be found again.
    !url.slice('https://'.length).toLowerCase().startsWith(parsed.host)
  ) {
    throw iamError('InvalidInput', 'Invalid Open ID Connect Provider URL')
  }
  return url.slice('https://'.length)
}

/** @throws InvalidInput */
export function checkThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > MAX_THUMBPRINTS) {
    throw iamError('InvalidInput', `Thumbprint list must contain fewer than ${MAX_THUMBPRINTS} entries.`)
  }
  for (const thumbprint of thumbprints) {
    if (!/^[0-9a-f]{40}$/i.test(thumbprint)) {
      throw iamError(
        'InvalidInput',
        `${thumbprint} is not the SHA-1 thumbprint of a certificate in hexadecimal.`,
      )
    }
  }
  return thumbprints
}

/** Each client ID once, in the order given. @throws LimitExceeded */
export function checkClientIds(clientIds: readonly string[]): readonly string[] {
  const unique = [...new Set(clientIds)]
  checkQuota('ClientIdsPerOpenIdConnectProvider', unique.length - 1)
  return unique
}

/** The provider for authorization: its ARN and tags, or the ARN that was named. */
export async function oidcProviderTarget(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags'>> {
  const provider = await findProvider(reads, accountId, arn)
  return provider === undefined ? { resource: arn } : { resource: arn, resourceTags: provider.tags }
}

/** @throws NoSuchEntity, InvalidInput for what is no provider's ARN */
export async function requireOidcProvider(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<OidcProviderRecord> {
  const provider = await findProvider(reads, accountId, arn)
  if (provider !== undefined) return provider
  throw noSuchOidcProvider(checkProviderArn(arn))
}

/** @throws InvalidInput for what is no provider's ARN */
export function checkProviderArn(arn: string): string {
  if (!PROVIDER_ARN.test(arn)) throw iamError('InvalidInput', `Invalid ARN: ${arn}`)
  return arn
}

/** The provider of the ARN, if it is the account's. */
export async function findProvider(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<OidcProviderRecord | undefined> {
  const prefix = oidcProviderArn(accountId, '')
  return arn.startsWith(prefix) ? reads.oidcProviders.byUrl(accountId, arn.slice(prefix.length)) : undefined
}

const PROVIDER_ARN = /^arn:[a-z-]+:iam::\d{12}:oidc-provider\/./
