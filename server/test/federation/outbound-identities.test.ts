import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OutboundIdentities } from '../../src/federation/outbound-identities.ts'
import {
  KEY_PERIOD_MS,
  MAX_TOKEN_MS,
  PUBLISHED_AFTER_MS,
  PUBLISHED_AHEAD_MS,
} from '../../src/federation/outbound-keys.ts'
import { openVault, type Vault, VaultError } from '../../src/secrets/vault.ts'
import { openStore } from '../../src/store/open.ts'
import type { OutboundAlgorithm } from '../../src/store/records.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCOUNT, makeAccounts, OTHER_ACCOUNT } from '../store/records.ts'

// The life of keys takes months, which no client of a running server can wait for: the time is given.

const START = Date.UTC(2026, 0, 1)
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

let store: Store
let vault: Vault
let issuers: OutboundIdentities
beforeEach(async () => {
  store = await openStore({ ephemeral: true })
  vault = openVault({})
  issuers = new OutboundIdentities({ store, vault }, () => 'https://iam.example.com')
  await makeAccounts(store)
})
afterEach(() => store.close())

const idOf = (issuer: string) => issuer.slice(issuer.lastIndexOf('/') + 1)

async function keySetAt(issuer: string, now: number): Promise<JSONWebKeySet | undefined> {
  return (await issuers.documents(idOf(issuer), now))?.keySet as JSONWebKeySet | undefined
}

/** A token that lives an hour. */
function sign(now: number, algorithm: OutboundAlgorithm = 'ES384') {
  const iat = Math.floor(now / SECOND)
  return issuers.sign(ACCOUNT, { iat, exp: iat + MAX_TOKEN_MS / SECOND }, algorithm, now)
}

/** Verifies a token with what is published at a time; gives the key's id. */
async function verify(issuer: string, token: string, now: number): Promise<string | undefined> {
  const keySet = await keySetAt(issuer, now)
  if (keySet === undefined) throw new Error('nothing is published')
  const options = { currentDate: new Date(now) }
  return (await jwtVerify(token, createLocalJWKSet(keySet), options)).protectedHeader.kid
}

const kidOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid

describe('an issuer', () => {
  it('is enabled once, and has a key of each algorithm', async () => {
    const issuer = await issuers.enable(ACCOUNT, START)
    expect(issuer).toMatch(/^https:\/\/iam\.example\.com\/_iamd\/issuers\/[0-9a-f-]{36}$/)
    expect(await issuers.enable(ACCOUNT, START)).toBeUndefined()
    expect(await issuers.issuerOf(ACCOUNT)).toBe(issuer)
    expect(await issuers.issuerOf(OTHER_ACCOUNT)).toBeUndefined()
    const { keys } = (await keySetAt(issuer!, START))!
    expect(keys.map(({ alg, kty, use, crv, d }) => ({ alg, kty, use, crv, d }))).toEqual(
      expect.arrayContaining([
        { alg: 'RS256', kty: 'RSA', use: 'sig', crv: undefined, d: undefined },
        { alg: 'ES384', kty: 'EC', use: 'sig', crv: 'P-384', d: undefined },
      ]),
    )
    expect(keys).toHaveLength(2)
    for (const algorithm of ['RS256', 'ES384'] as const) {
      const token = await sign(START, algorithm)
      expect(await verify(issuer!, token!, START)).toBe(kidOf(token!))
    }
  })

  it('is one, whoever enables it at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => issuers.enable(ACCOUNT, START)))
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1)
    expect(await store.outboundIdentity.keysOf(ACCOUNT)).toHaveLength(2)
  })

  it('keeps its private keys sealed, each for itself', async () => {
    await issuers.enable(ACCOUNT, START)
    const [one, other] = await store.outboundIdentity.keysOf(ACCOUNT)
    expect(() => vault.open(one!.sealedPrivateKey, other!.keyId)).toThrow(VaultError)
    const elsewhere = new OutboundIdentities({ store, vault: openVault({}) }, () => 'https://iam.example.com')
    await expect(elsewhere.sign(ACCOUNT, {}, 'ES384', START)).rejects.toThrow(VaultError)
  })

  it('is not handed out where nobody could find it', async () => {
    const nowhere = new OutboundIdentities({ store, vault }, () => undefined)
    await expect(nowhere.enable(ACCOUNT, START)).rejects.toMatchObject({
      code: 'NotImplemented',
      status: 501,
    })
    expect(await store.outboundIdentity.issuerOf(ACCOUNT)).toBeUndefined()
    const issuer = await issuers.enable(ACCOUNT, START)
    await expect(nowhere.issuerOf(ACCOUNT)).rejects.toMatchObject({ code: 'NotImplemented' })
    expect(await nowhere.documents(idOf(issuer!), START)).toBeUndefined()
  })
})

describe('a disabled issuer', () => {
  it('signs nothing, and is published until its last token has expired', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const token = (await sign(START))!
    expect(await issuers.disable(ACCOUNT, START + SECOND)).toBe(true)
    expect(await issuers.disable(ACCOUNT, START + SECOND)).toBe(false)
    expect(await sign(START + SECOND)).toBeUndefined()
    expect(await issuers.issuerOf(ACCOUNT)).toBeUndefined()
    expect(await verify(issuer, token, START + MAX_TOKEN_MS - SECOND)).toBe(kidOf(token))
    expect(await keySetAt(issuer, START + SECOND + PUBLISHED_AFTER_MS)).toBeUndefined()
    expect(PUBLISHED_AFTER_MS).toBeGreaterThan(MAX_TOKEN_MS)
  })

  it('is the same issuer when it is enabled again, with its keys if they are still published', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const token = (await sign(START))!
    for (let round = 1; round <= 3; round++) {
      await issuers.disable(ACCOUNT, START + round * MINUTE)
      expect(await issuers.enable(ACCOUNT, START + round * MINUTE)).toBe(issuer)
    }
    expect(await store.outboundIdentity.keysOf(ACCOUNT)).toHaveLength(2)
    expect(kidOf((await sign(START + DAY))!)).toBe(kidOf(token))

    await issuers.disable(ACCOUNT, START + DAY)
    const later = START + DAY + PUBLISHED_AFTER_MS
    expect(await issuers.enable(ACCOUNT, later)).toBe(issuer)
    const fresh = (await sign(later))!
    expect(kidOf(fresh)).not.toBe(kidOf(token))
    expect(await verify(issuer, fresh, later)).toBe(kidOf(fresh))
    expect(await store.outboundIdentity.keysOf(ACCOUNT)).toHaveLength(2)
  })
})

describe('rotation', () => {
  const published = async (issuer: string, now: number) =>
    (await keySetAt(issuer, now))!.keys.filter(({ alg }) => alg === 'ES384').map(({ kid }) => kid)

  it('publishes a key before it signs, and after it has', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const first = kidOf((await sign(START))!)
    const due = START + KEY_PERIOD_MS - PUBLISHED_AHEAD_MS
    expect(kidOf((await sign(due - 1))!)).toBe(first)
    expect(await published(issuer, due)).toEqual([first])

    // Many at once make one successor, which does not sign yet.
    const tokens = await Promise.all(Array.from({ length: 5 }, () => sign(due)))
    expect(tokens.map((token) => kidOf(token!))).toEqual(Array(5).fill(first))
    const [, second, ...more] = await published(issuer, due)
    expect(more).toEqual([])

    const change = due + PUBLISHED_AHEAD_MS
    const last = (await sign(change - 1))!
    expect(kidOf(last)).toBe(first)
    const token = (await sign(change))!
    expect(kidOf(token)).toBe(second)
    // Whoever fetched the keys at any time in the two days before knows the new one.
    expect(await verify(issuer, token, due + PUBLISHED_AHEAD_MS)).toBe(second)
    expect(await verify(issuer, last, change - 1 + MAX_TOKEN_MS - SECOND)).toBe(first)
    expect(await published(issuer, change + PUBLISHED_AFTER_MS)).toEqual([second])
  })

  it('goes on for ever, and keeps nothing that is over', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const signed = new Set<string>()
    for (let now = START; now < START + 4 * KEY_PERIOD_MS; now += DAY) {
      const token = (await sign(now))!
      signed.add(kidOf(token))
      expect(await verify(issuer, token, now)).toBe(kidOf(token))
      expect((await published(issuer, now)).length).toBeLessThanOrEqual(2)
    }
    expect(signed.size).toBe(4)
    // RS256 was asked for never, so its first key is good still.
    expect((await store.outboundIdentity.keysOf(ACCOUNT)).length).toBeLessThanOrEqual(4)
  })

  it('gives a key that was long out of use its two days', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const first = kidOf((await sign(START))!)
    const late = START + 3 * KEY_PERIOD_MS
    expect(kidOf((await sign(late))!)).toBe(first)
    expect(kidOf((await sign(late + PUBLISHED_AHEAD_MS - 1))!)).toBe(first)
    const token = (await sign(late + PUBLISHED_AHEAD_MS))!
    expect(kidOf(token)).not.toBe(first)
    expect(await verify(issuer, token, late + PUBLISHED_AHEAD_MS)).toBe(kidOf(token))
  })

  it('leaves no key that has not signed when the issuer is disabled', async () => {
    const issuer = (await issuers.enable(ACCOUNT, START))!
    const due = START + KEY_PERIOD_MS - PUBLISHED_AHEAD_MS
    const first = kidOf((await sign(due))!)
    expect(await published(issuer, due)).toHaveLength(2)
    await issuers.disable(ACCOUNT, due)
    expect(await published(issuer, due)).toEqual([first])
    await issuers.enable(ACCOUNT, due)
    expect(kidOf((await sign(due))!)).toBe(first)
    expect(await published(issuer, due)).toHaveLength(2)
  })

  it('bears a clock that is a little behind', async () => {
    await issuers.enable(ACCOUNT, START)
    expect(await sign(START - 2 * SECOND)).toBeDefined()
  })
})
