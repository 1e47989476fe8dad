import type { createLocalJWKSet, FlattenedJWSInput, JWK, JWSHeaderParameters } from 'jose'
import { LRUCache } from 'lru-cache'
import type { OidcProviderRecord } from '../store/records.ts'
import { FetchFailed, fetchJson } from './https-json.ts'
import { jose } from './jose.ts'

/** Finds the key that a token names. */
type KeyFinder = ReturnType<typeof createLocalJWKSet>

/** Providers whose keys are remembered. */
const MAX_PROVIDERS = 1000
/** How long keys serve before they are fetched again: a key that the provider withdraws is trusted no longer than this. */
const KEYS_FOR_MS = 10 * 60_000
/** After a token with an unknown key has made us fetch, or a fetch has failed, this long nothing makes us fetch again. */
export const REFETCH_AFTER_MS = 10_000
/** Keys of each type. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html (prerequisites) */
const MAX_KEYS_PER_TYPE = 100

interface Entry {
  readonly fetchedAt: number
  readonly keys: Promise<KeyFinder>
  failed: boolean
}

/**
 * The keys of OpenID Connect providers, by the discovery document and key set that each publishes. Fetched when first needed,
 * once for however many ask, and anew when they are old or a token names a key that is not among them.
 * https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export class KeySets {
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_PROVIDERS })
  /** Fetches that a token with an unknown key caused. */
  readonly #refetches = new LRUCache<string, Entry>({ max: MAX_PROVIDERS })

  /**
   * The key of a token's header; `now` in milliseconds.
   * @throws FetchFailed where the provider's documents cannot be had; errors.JWKSNoMatchingKey; errors.JOSEError
   */
  async keyFor(
    provider: OidcProviderRecord,
    header: JWSHeaderParameters,
    token: FlattenedJWSInput,
    now: number,
  ): Promise<Awaited<ReturnType<KeyFinder>>> {
    // Other thumbprints are another trust: what was fetched under the old ones does not count.
    const id = JSON.stringify([provider.url, provider.thumbprints])
    const find = await this.#known(id, provider, now).keys
    try {
      return await find(header, token)
    } catch (error) {
      const { errors } = await jose()
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      const refetched = await this.#refetched(id, provider, now).keys
      return refetched(header, token)
    }
  }

  #known(id: string, provider: OidcProviderRecord, now: number): Entry {
    const known = this.#entries.get(id)
    const serves = known?.failed === true ? REFETCH_AFTER_MS : KEYS_FOR_MS
    if (known !== undefined && isWithin(serves, known, now)) return known
    const entry = fetchEntry(provider, now)
    this.#entries.set(id, entry)
    return entry
  }

  /** Anybody can name an unknown key, so a fetch for one that fails leaves the keys that are known alone. */
  #refetched(id: string, provider: OidcProviderRecord, now: number): Entry {
    const last = this.#refetches.get(id)
    if (last !== undefined && isWithin(REFETCH_AFTER_MS, last, now)) return last
    const entry = fetchEntry(provider, now)
    this.#refetches.set(id, entry)
    entry.keys.then(
      () => this.#entries.set(id, entry),
      () => {},
    )
    return entry
  }
}

// A clock set back makes an entry old, not new.
function isWithin(milliseconds: number, entry: Entry, now: number): boolean {
  return Math.abs(now - entry.fetchedAt) < milliseconds
}

function fetchEntry(provider: OidcProviderRecord, now: number): Entry {
  const entry: Entry = { fetchedAt: now, keys: fetchKeys(provider), failed: false }
  entry.keys.catch(() => {
    entry.failed = true
  })
  return entry
}

async function fetchKeys({ url, thumbprints }: OidcProviderRecord): Promise<KeyFinder> {
  const issuer = `https://${url}`
  const discovery = await fetchJson(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    thumbprints,
  )
  const { issuer: named, jwks_uri } = record(discovery)
  if (named !== issuer) throw new FetchFailed('unusable', 'the discovery document is of another issuer')
  if (typeof jwks_uri !== 'string')
    throw new FetchFailed('unusable', 'the discovery document has no jwks_uri')
  const { keys } = record(await fetchJson(jwks_uri, thumbprints))
  if (!Array.isArray(keys)) throw new FetchFailed('unusable', 'the key set has no keys')
  const { createLocalJWKSet } = await jose()
  return createLocalJWKSet({ keys: usable(keys) })
}

/** Public keys of the types that AWS takes; whatever else a provider publishes is passed over. */
function usable(keys: readonly unknown[]): JWK[] {
  const counts = { RSA: 0, EC: 0 }
  const found: JWK[] = []
  for (const key of keys) {
    const { kty } = record(key)
    if (kty !== 'RSA' && kty !== 'EC') continue
    if (++counts[kty] > MAX_KEYS_PER_TYPE) throw new FetchFailed('unusable', 'the key set has too many keys')
    found.push(key as JWK)
  }
  return found
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
