import { createPrivateKey } from 'node:crypto'
import { MetadataFault, readMetadata } from '../../../federation/saml/metadata.ts'
import { samlId } from '../../../ids.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { Vault } from '../../../secrets/vault.ts'
import type { SamlMetadataValues, SamlProviderReads } from '../../../store/federation/saml-providers.ts'
import type { SamlPrivateKey, SamlProviderRecord } from '../../../store/records.ts'
import { parseIamArn, samlProviderArn } from '../arns.ts'
import { iamError, noSuchSamlProvider } from '../errors.ts'

/**
 * SAML providers: what their operations have in common. The sentences of their refusals are those of
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
 */

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html (PrivateKeyList) */
const MAX_PRIVATE_KEYS = 2
/** https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-131Ar2.pdf, table 5 */
const MIN_PRIVATE_KEY_BITS = 2048
/** A provider whose metadata has no end is valid this long from when the document was given, as AWS's are. */
const VALID_YEARS = 100

/** What both the store and a transaction offer. */
interface Reads {
  readonly samlProviders: SamlProviderReads
}

/** What is stored of a metadata document; `now` in milliseconds. @throws InvalidInput */
export async function metadataValues(document: string, now: number): Promise<SamlMetadataValues> {
  try {
    const { entityId, certificates, validUntil } = await readMetadata(document)
    return { document, entityId, certificates, validUntil: validUntil ?? inYears(now, VALID_YEARS) }
  } catch (error) {
    throw error instanceof MetadataFault ? iamError('InvalidInput', 'Could not parse metadata') : error
  }
}

function inYears(now: number, years: number): number {
  const date = new Date(now)
  return date.setUTCFullYear(date.getUTCFullYear() + years)
}

/** A new private key, sealed. @throws InvalidInput unless it is an unencrypted RSA key in PEM */
export function newPrivateKey(pem: string, vault: Pick<Vault, 'seal'>, now: number): SamlPrivateKey {
  if (!isPrivateKey(pem)) throw iamError('InvalidInput', 'Invalid private key.')
  const id = samlId()
  return { id, addedAt: now, sealed: vault.seal(pem, id) }
}

function isPrivateKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey({ key: pem, format: 'pem' })
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_PRIVATE_KEY_BITS
  } catch {
    // What OpenSSL says of it is not repeated: the text is secret.
    return false
  }
}

/** @throws LimitExceeded */
export function withPrivateKey(
  keys: readonly SamlPrivateKey[],
  key: SamlPrivateKey,
): readonly SamlPrivateKey[] {
  if (keys.length >= MAX_PRIVATE_KEYS) {
    throw iamError('LimitExceeded', `Private key limit of ${MAX_PRIVATE_KEYS} is reached.`)
  }
  return [...keys, key]
}

/** @throws InvalidInput where the key is not there, or is the last of a provider that must have one */
export function withoutPrivateKey(
  { privateKeys, encryptionMode }: Pick<SamlProviderRecord, 'privateKeys' | 'encryptionMode'>,
  id: string,
): readonly SamlPrivateKey[] {
  const rest = privateKeys.filter((key) => key.id !== id)
  if (rest.length === privateKeys.length) {
    throw iamError(
      'InvalidInput',
      'Failed to remove private key because the Key ID does not match a private key.',
    )
  }
  if (rest.length === 0 && encryptionMode === 'Required') {
    throw iamError('InvalidInput', 'Failed to remove private key.')
  }
  return rest
}

/** @throws InvalidInput for a provider that would take nothing, since it could decrypt nothing */
export function checkEncryption({
  encryptionMode,
  privateKeys,
}: Pick<SamlProviderRecord, 'privateKeys' | 'encryptionMode'>): void {
  if (encryptionMode !== 'Required' || privateKeys.length > 0) return
  throw iamError(
    'InvalidInput',
    'Unable to set assertion encryption mode to Required because no private key is provided.',
  )
}

/** The provider for authorization: its ARN and tags, or the ARN that was named. */
export async function samlProviderTarget(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags'>> {
  const provider = await findSamlProvider(reads, accountId, arn)
  return provider === undefined ? { resource: arn } : { resource: arn, resourceTags: provider.tags }
}

/** @throws NoSuchEntity, InvalidInput for what is no provider's ARN */
export async function requireSamlProvider(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<SamlProviderRecord> {
  const provider = await findSamlProvider(reads, accountId, arn)
  if (provider !== undefined) return provider
  if (samlProviderOfArn(arn) === undefined) throw iamError('InvalidInput', `Invalid ARN: ${arn}`)
  throw noSuchSamlProvider(arn)
}

/** The account and name in the ARN of a SAML provider; undefined for other text. */
export function samlProviderOfArn(arn: string): { accountId: string; name: string } | undefined {
  const parts = parseIamArn(arn)
  if (parts === undefined || parts.type !== 'saml-provider') return undefined
  return samlProviderArn(parts.accountId, parts.name) === arn ? parts : undefined
}

/** The provider of the ARN, if it is the account's. */
async function findSamlProvider(
  reads: Reads,
  accountId: string,
  arn: string,
): Promise<SamlProviderRecord | undefined> {
  const named = samlProviderOfArn(arn)
  return named?.accountId === accountId ? reads.samlProviders.byName(accountId, named.name) : undefined
}
