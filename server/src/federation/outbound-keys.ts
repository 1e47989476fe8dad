import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'jose'
import type { Environment } from '../environment.ts'
import type { OutboundAlgorithm, OutboundKeyRecord } from '../store/records.ts'
import { jose } from './jose.ts'

/**
 * The keys of an account's issuer, one of each algorithm at a time. Times are milliseconds since the epoch and come as arguments. What
 * is due happens when a token is asked for: an issuer that nobody uses needs no new keys.
 */

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How long a key signs. AWS rotates its keys and does not say how often. */
export const KEY_PERIOD_MS = 90 * DAY_MS
/** How long a key is published before it signs: longer than any verifier should keep a key set. */
export const PUBLISHED_AHEAD_MS = 2 * DAY_MS
/** The longest life of a token. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html */
export const MAX_TOKEN_MS = 60 * MINUTE_MS
/** How long a key is published after it has stopped signing: until its last token has expired by slow clocks, too. */
export const PUBLISHED_AFTER_MS = MAX_TOKEN_MS + 5 * MINUTE_MS

export const ALGORITHMS: readonly OutboundAlgorithm[] = ['RS256', 'ES384']

/**
 * The key to sign with. Where none has begun to, the first that will: the clocks of two nodes may differ by a little, and an issuer
 * that is enabled has always had a key.
 */
export function signingKey(
  keys: readonly OutboundKeyRecord[],
  algorithm: OutboundAlgorithm,
  now: number,
): OutboundKeyRecord | undefined {
  const able = keys.filter(
    (key) => key.algorithm === algorithm && (key.signsUntil === undefined || now < key.signsUntil),
  )
  return able.filter((key) => key.signsFrom <= now).at(-1) ?? able[0]
}

/** Whether verifiers must be able to find the key. */
export function isPublished({ signsUntil }: OutboundKeyRecord, now: number): boolean {
  return signsUntil === undefined || now < signsUntil + PUBLISHED_AFTER_MS
}

/** The key that it is time to make a successor for. */
export function keyToFollow(
  keys: readonly OutboundKeyRecord[],
  algorithm: OutboundAlgorithm,
  now: number,
): OutboundKeyRecord | undefined {
  const key = signingKey(keys, algorithm, now)
  const isDue =
    key !== undefined &&
    key.signsUntil === undefined &&
    now >= key.signsFrom + KEY_PERIOD_MS - PUBLISHED_AHEAD_MS
  return isDue ? key : undefined
}

const generate = promisify(generateKeyPair)

/** A new key. Takes some tenths of a second, not on the main thread. */
export async function makeKey(
  vault: Environment['vault'],
  accountId: string,
  algorithm: OutboundAlgorithm,
): Promise<Omit<OutboundKeyRecord, 'signsFrom'>> {
  const { publicKey, privateKey } =
    algorithm === 'RS256'
      ? // RFC 7518, 3.3: 2048 bits or more; those of AWS's issuers have 2048.
        await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: 'P-384' })
  const { calculateJwkThumbprint, exportJWK } = await jose()
  const jwk = await exportJWK(publicKey)
  const keyId = await calculateJwkThumbprint(jwk)
  const published: JWK = { ...jwk, kid: keyId, alg: algorithm, use: 'sig' }
  return {
    accountId,
    keyId,
    algorithm,
    signsUntil: undefined,
    publicKey: JSON.stringify(published),
    sealedPrivateKey: vault.seal(privateKey.export({ type: 'pkcs8', format: 'der' }), keyId),
  }
}

/** @throws VaultError where the master key is not the one that sealed it */
export function openPrivateKey(vault: Environment['vault'], key: OutboundKeyRecord): KeyObject {
  const der = vault.open(key.sealedPrivateKey, key.keyId)
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
}
