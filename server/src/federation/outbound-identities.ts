import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { Environment } from '../environment.ts'
import { ServiceError } from '../errors.ts'
import type { OutboundAlgorithm, OutboundKeyRecord } from '../store/records.ts'
import { jose } from './jose.ts'
import {
  ALGORITHMS,
  isPublished,
  keyToFollow,
  makeKey,
  openPrivateKey,
  PUBLISHED_AHEAD_MS,
  signingKey,
} from './outbound-keys.ts'

/** Where the issuers of all accounts are, below the server's public URL; the issuer's id follows. */
export const ISSUERS_PATH = '/_iamd/issuers/'

/** What an issuer publishes for those who verify its tokens. */
export interface IssuerDocuments {
  /** https://openid.net/specs/openid-connect-discovery-1_0.html */
  readonly discovery: object
  /** RFC 7517 */
  readonly keySet: object
}

type Writes = Parameters<Parameters<Environment['store']['write']>[1]>[0]['outboundIdentity']

/**
 * The issuers by which accounts vouch for their own principals to other services. `now` is in milliseconds throughout.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html
 */
export class OutboundIdentities {
  readonly #store: Environment['store']
  readonly #vault: Environment['vault']
  readonly #publicUrl: () => string | undefined
  /** Successors that are being made, by key: many may ask at once, and one is enough. */
  readonly #following = new Map<string, Promise<void>>()

  /** `publicUrl` gives the origin that others reach this server by; undefined where that cannot be known. */
  constructor({ store, vault }: Pick<Environment, 'store' | 'vault'>, publicUrl: () => string | undefined) {
    this.#store = store
    this.#vault = vault
    this.#publicUrl = publicUrl
  }

  /** Gives the issuer's URL; undefined where it is enabled already. Its id and keys that are still published serve again. */
  async enable(accountId: string, now: number): Promise<string | undefined> {
    this.#origin()
    const known = await this.#store.outboundIdentity.issuerOf(accountId)
    if (known?.enabled === true) return undefined
    const made = await Promise.all(ALGORITHMS.map((algorithm) => makeKey(this.#vault, accountId, algorithm)))
    const issuerId = await this.#store.write(accountId, async ({ outboundIdentity }) => {
      const issuer = await outboundIdentity.issuerOf(accountId)
      if (issuer?.enabled === true) return undefined
      const id = issuer?.issuerId ?? randomUUID()
      if (issuer !== undefined) await outboundIdentity.setEnabled(true)
      else await outboundIdentity.insertIssuer({ accountId, issuerId: id, createdAt: now, enabled: true })
      const published = await keepPublished(outboundIdentity, accountId, now)
      for (const fresh of made) {
        const former = published.filter(({ algorithm }) => algorithm === fresh.algorithm).at(-1)
        if (former !== undefined) await outboundIdentity.setSignsUntil(former.keyId, undefined)
        else await outboundIdentity.insertKey({ ...fresh, signsFrom: now })
      }
      return id
    })
    return issuerId && this.#url(issuerId)
  }

  /** Whether it was enabled. Tokens given out can be verified as long as they live, so what is published stays until then. */
  disable(accountId: string, now: number): Promise<boolean> {
    return this.#store.write(accountId, async ({ outboundIdentity }) => {
      if ((await outboundIdentity.issuerOf(accountId))?.enabled !== true) return false
      await outboundIdentity.setEnabled(false)
      for (const key of await keepPublished(outboundIdentity, accountId, now)) {
        const { keyId, signsFrom, signsUntil } = key
        if (signsFrom > now) await outboundIdentity.deleteKey(keyId)
        else if (signsUntil === undefined || signsUntil > now)
          await outboundIdentity.setSignsUntil(keyId, now)
      }
      return true
    })
  }

  /** The URL of the account's issuer; undefined where it is not enabled. */
  async issuerOf(accountId: string): Promise<string | undefined> {
    const issuer = await this.#store.outboundIdentity.issuerOf(accountId)
    return issuer?.enabled === true ? this.#url(issuer.issuerId) : undefined
  }

  /** Whether a token's issuer is one of this server's. */
  isOwn(issuer: string): boolean {
    const origin = this.#publicUrl()
    return origin !== undefined && issuer.startsWith(origin + ISSUERS_PATH)
  }

  /** A token with these claims; undefined where the account has no issuer that is enabled. */
  async sign(
    accountId: string,
    claims: JWTPayload,
    algorithm: OutboundAlgorithm,
    now: number,
  ): Promise<string | undefined> {
    const issuer = await this.#store.outboundIdentity.issuerOf(accountId)
    if (issuer?.enabled !== true) return undefined
    const keys = await this.#store.outboundIdentity.keysOf(accountId)
    const due = keyToFollow(keys, algorithm, now)
    if (due !== undefined) await this.#follow(due, now)
    const key = signingKey(keys, algorithm, now)
    if (key === undefined) throw new Error(`the issuer of account ${accountId} has no key for ${algorithm}`)
    const { SignJWT } = await jose()
    return new SignJWT(claims)
      .setProtectedHeader({ kid: key.keyId, typ: 'JWT', alg: algorithm })
      .sign(openPrivateKey(this.#vault, key))
  }

  /** What the issuer publishes; undefined where there is none of that id, or it is disabled and its last token has expired. */
  async documents(issuerId: string, now: number): Promise<IssuerDocuments | undefined> {
    const issuer = await this.#store.outboundIdentity.byIssuerId(issuerId)
    if (issuer === undefined || this.#publicUrl() === undefined) return undefined
    const keys = (await this.#store.outboundIdentity.keysOf(issuer.accountId)).filter((key) =>
      isPublished(key, now),
    )
    if (keys.length === 0) return undefined
    const url = this.#url(issuerId)
    return {
      discovery: {
        issuer: url,
        jwks_uri: `${url}/.well-known/jwks.json`,
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ALGORITHMS,
        claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti', 'https://sts.amazonaws.com/'],
      },
      keySet: { keys: keys.map(({ publicKey }) => JSON.parse(publicKey) as object) },
    }
  }

  #follow(key: OutboundKeyRecord, now: number): Promise<void> {
    const under = this.#following.get(key.keyId)
    if (under !== undefined) return under
    const work = this.#makeSuccessor(key, now).finally(() => this.#following.delete(key.keyId))
    this.#following.set(key.keyId, work)
    return work
  }

  async #makeSuccessor({ accountId, algorithm }: OutboundKeyRecord, now: number): Promise<void> {
    const successor = await makeKey(this.#vault, accountId, algorithm)
    await this.#store.write(accountId, async ({ outboundIdentity }) => {
      if ((await outboundIdentity.issuerOf(accountId))?.enabled !== true) return
      const due = keyToFollow(await keepPublished(outboundIdentity, accountId, now), algorithm, now)
      // Another node was first.
      if (due === undefined) return
      const signsFrom = now + PUBLISHED_AHEAD_MS
      await outboundIdentity.setSignsUntil(due.keyId, signsFrom)
      await outboundIdentity.insertKey({ ...successor, signsFrom })
    })
  }

  #url(issuerId: string): string {
    return this.#origin() + ISSUERS_PATH + issuerId
  }

  /** @throws ServiceError: an issuer that nobody can find must not be handed out */
  #origin(): string {
    const origin = this.#publicUrl()
    if (origin === undefined) {
      throw new ServiceError(
        'NotImplemented',
        501,
        'Outbound identity federation is not available: the server listens on every address and was not told by --public-url which one others know it by.',
      )
    }
    return origin
  }
}

/** The keys that are still published; deletes the others. */
async function keepPublished(
  outboundIdentity: Writes,
  accountId: string,
  now: number,
): Promise<readonly OutboundKeyRecord[]> {
  const keys = await outboundIdentity.keysOf(accountId)
  for (const key of keys) if (!isPublished(key, now)) await outboundIdentity.deleteKey(key.keyId)
  return keys.filter((key) => isPublished(key, now))
}
