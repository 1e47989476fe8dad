import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SessionSource } from '../../src/authenticate/caller.ts'
import { accountOfAccessKey } from '../../src/ids.ts'
import { ephemeralMasterKey, parseMasterKeys } from '../../src/secrets/master-keys.ts'
import {
  MAX_SESSION_TOKEN_LENGTH,
  packedSize,
  type SessionTokenFacts,
  SessionTokens,
} from '../../src/secrets/session-tokens.ts'
import { createVault } from '../../src/secrets/vault.ts'

const tokens = new SessionTokens(createVault([ephemeralMasterKey()]))
const ACCOUNT = '123456789012'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const optional = fc.option(text, { nil: undefined })
const sources: readonly SessionSource[] = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetFederationToken',
  'GetSessionToken',
]
const facts: fc.Arbitrary<SessionTokenFacts> = fc.record({
  accountId: fc.constant(ACCOUNT),
  identity: fc.oneof(
    fc.constant({ kind: 'root' as const, accountId: ACCOUNT }),
    fc.record({
      kind: fc.constantFrom('user' as const, 'role' as const),
      id: text,
      name: text,
      accountId: fc.constant('210987654321'),
    }),
  ),
  source: fc.constantFrom(...sources),
  issuedAt: fc.nat(),
  expiresAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  name: optional,
  mfa: fc.option(fc.record({ serial: text, at: fc.nat() }), { nil: undefined }),
  policy: optional,
  policyArns: fc.array(text, { maxLength: 3 }),
  tags: fc.array(fc.record({ key: text, value: text }), { maxLength: 4 }),
  transitiveTagKeys: fc.array(text, { maxLength: 3 }),
  sourceIdentity: optional,
  chained: fc.boolean(),
  federatedProvider: optional,
  contextKeys: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    fc.oneof(text, fc.array(text, { maxLength: 3 })),
    { maxKeys: 4 },
  ),
})

const example = (): SessionTokenFacts => ({
  accountId: ACCOUNT,
  identity: { kind: 'role', id: 'AROAQAAAAAAAAAAAAAAAA', name: 'r', accountId: ACCOUNT },
  source: 'AssumeRole',
  issuedAt: 1000,
  expiresAt: 2000,
  name: 's',
  mfa: undefined,
  policy: undefined,
  policyArns: [],
  tags: [],
  transitiveTagKeys: [],
  sourceIdentity: undefined,
  chained: false,
  federatedProvider: undefined,
  contextKeys: {},
})

describe('a session token', () => {
  test('gives back what it was issued for', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const issued = tokens.issue(given)
        const opened = tokens.open(issued.sessionToken)
        expect(opened?.payload).toEqual({
          ...given,
          contextKeys: Object.assign(Object.create(null), given.contextKeys),
          accessKeyId: issued.accessKeyId,
        })
        expect(opened?.secretAccessKey).toBe(issued.secretAccessKey)
        expect(issued.expiration).toBe(given.expiresAt)
      }),
    )
  })

  test("has the looks of AWS's", () => {
    const { accessKeyId, secretAccessKey, sessionToken } = tokens.issue(example())
    expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(accountOfAccessKey(accessKeyId)).toBe(ACCOUNT)
    expect(secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
    expect(sessionToken).toMatch(/^[A-Za-z0-9+/]+={0,2}$/)
    expect(sessionToken.length).toBeLessThan(600)
  })

  test('is another each time, with another key and secret', () => {
    const issued = Array.from({ length: 100 }, () => tokens.issue(example()))
    for (const member of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const) {
      expect(new Set(issued.map((one) => one[member])).size).toBe(issued.length)
    }
  })

  test('is as long as it is asked to be, whatever it holds', () => {
    fc.assert(
      fc.property(facts, fc.nat(4096), (given, minimum) => {
        const plain = tokens.issue(given).sessionToken.length
        const { sessionToken } = tokens.issue(given, minimum)
        expect(sessionToken.length).toBeGreaterThanOrEqual(minimum)
        // Four characters are the steps of base64; key ids and salts compress differently from one token to the next.
        expect(sessionToken.length).toBeLessThan(Math.max(minimum + 4, 2 * plain))
        expect(tokens.open(sessionToken)?.payload.source).toBe(given.source)
      }),
    )
  })

  test('shows neither its content nor its secret', () => {
    const { sessionToken, secretAccessKey } = tokens.issue({ ...example(), name: 'very-recognisable-name' })
    const bytes = Buffer.from(sessionToken, 'base64').toString('latin1')
    expect(bytes).not.toContain('recognisable')
    expect(bytes).not.toContain(Buffer.from(secretAccessKey, 'base64').toString('latin1').slice(0, 8))
  })

  test('does not open when altered, cut or extended anywhere', () => {
    const { sessionToken } = tokens.issue(example())
    for (let i = 0; i < sessionToken.length; i++) {
      const other = sessionToken[i] === 'A' ? 'B' : 'A'
      expect(tokens.open(sessionToken.slice(0, i) + other + sessionToken.slice(i + 1))).toBeUndefined()
      expect(tokens.open(sessionToken.slice(0, i))).toBeUndefined()
    }
    for (const more of ['A', '=', ' ', '\n', '-', 'AAAA'])
      expect(tokens.open(sessionToken + more)).toBeUndefined()
  })

  test('is not made of anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.uint8Array().map((b) => Buffer.from(b).toString('base64')),
        ),
        (t) => {
          expect(tokens.open(t)).toBeUndefined()
        },
      ),
    )
    expect(tokens.open('A'.repeat(MAX_SESSION_TOKEN_LENGTH + 4))).toBeUndefined()
  })
})

test('rotation of the master key logs nobody out', () => {
  const [a, b] = [Buffer.alloc(32, 'a').toString('base64'), Buffer.alloc(32, 'b').toString('base64')]
  const old = new SessionTokens(createVault(parseMasterKeys(`old:${a}`)))
  const both = new SessionTokens(createVault(parseMasterKeys(`new:${b}\nold:${a}`)))
  const fresh = new SessionTokens(createVault(parseMasterKeys(`new:${b}`)))
  const before = old.issue(example())
  expect(both.open(before.sessionToken)?.secretAccessKey).toBe(before.secretAccessKey)
  const after = both.issue(example())
  expect(fresh.open(after.sessionToken)?.secretAccessKey).toBe(after.secretAccessKey)
  expect(fresh.open(before.sessionToken)).toBeUndefined()
  expect(old.open(after.sessionToken)).toBeUndefined()
})

describe('the room for policies and tags', () => {
  const statement = (i: number) => ({
    Effect: 'Allow',
    Action: `s3:Get${i}`,
    Resource: `arn:aws:s3:::bucket-${i * 7919}/*`,
  })
  const policy = (statements: number) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: Array.from({ length: statements }, (_, i) => statement(i)),
    })

  test('is told in per cent', () => {
    expect(packedSize(example())).toBeUndefined()
    expect(tokens.issue(example()).packedPolicySize).toBeUndefined()
    const small = packedSize({ ...example(), policy: policy(1) })!
    const large = packedSize({ ...example(), policy: policy(20) })!
    expect(small).toBeGreaterThan(0)
    expect(large).toBeGreaterThan(small)
    expect(large).toBeLessThanOrEqual(100)
    expect(tokens.issue({ ...example(), policy: policy(20) }).packedPolicySize).toBe(large)
  })

  test('is bounded, so that every token fits', () => {
    const random = (i: number) =>
      Buffer.from(Array.from({ length: 180 }, (_, j) => (i * 31 + j * j * 17) % 251)).toString('base64')
    const tags = Array.from({ length: 50 }, (_, i) => ({ key: `key-${i}`, value: random(i) }))
    const many = { ...example(), tags, policy: undefined }
    const refused = { code: 'PackedPolicyTooLarge', status: 400 }
    const noise = Array.from({ length: 400 }, (_, i) => ({
      key: `${i}`,
      value: tokens.issue(example()).secretAccessKey,
    }))
    expect(() => tokens.issue({ ...many, tags: noise })).toThrow(expect.objectContaining(refused))
    const withPolicy = { ...many, tags: noise, policy: policy(1) }
    expect(() => tokens.issue(withPolicy)).toThrow(
      /^Packed policy consumes \d+% of allotted space, please use smaller policy\.$/,
    )
    const context = Object.fromEntries(noise.map(({ key, value }) => [key, value]))
    expect(() => tokens.issue({ ...example(), contextKeys: context })).toThrow(
      expect.objectContaining(refused),
    )
  })
})
