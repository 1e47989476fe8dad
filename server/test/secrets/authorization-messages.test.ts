import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Denial, MatchedStatement } from '../../src/denial.ts'
import {
  AuthorizationMessages,
  DENIAL_BYTES,
  MESSAGE_LIFETIME_MS,
} from '../../src/secrets/authorization-messages.ts'
import { decodeDenial, encodeDenial } from '../../src/secrets/denial-payload.ts'
import { parseMasterKeys } from '../../src/secrets/master-keys.ts'
import { createVault, openVault } from '../../src/secrets/vault.ts'

const ACCOUNT = '123456789012'
const NOW = Date.UTC(2026, 0, 1)

const statement = (values: Partial<MatchedStatement> = {}): MatchedStatement => ({
  sid: 'S',
  effect: 'Deny',
  principals: ['AIDAEXAMPLE'],
  actions: { negated: false, patterns: ['iam:*'] },
  resources: { negated: true, patterns: ['*'] },
  conditions: [{ key: 'aws:username', values: ['jane', 'bob'] }],
  ...values,
})

const denial = (values: Partial<Denial> = {}): Denial => ({
  explicit: true,
  principal: { id: 'AIDAEXAMPLE', name: 'jane', arn: `arn:aws:iam::${ACCOUNT}:user/jane` },
  action: 'iam:CreateUser',
  resource: `arn:aws:iam::${ACCOUNT}:user/bob`,
  conditions: [{ key: 'aws:SourceIp', values: ['192.0.2.1'] }],
  statements: [statement()],
  shortened: false,
  ...values,
})

const throughBytes = (given: Denial) => decodeDenial(encodeDenial(given, NOW, DENIAL_BYTES))

describe('a denial in few bytes', () => {
  it('comes back as it was', () => {
    const plain = denial({ explicit: false, statements: [], conditions: [] })
    const odd = denial({
      principal: { id: ACCOUNT, name: undefined, arn: `arn:aws:iam::${ACCOUNT}:root` },
      statements: [
        statement({ sid: undefined, effect: 'Allow', principals: [], conditions: [] }),
        statement({ actions: { negated: true, patterns: [] }, resources: { negated: false, patterns: [] } }),
      ],
      conditions: [{ key: 'aws:TagKeys', values: ['a', 'ü"\n'] }],
    })
    for (const one of [denial(), plain, odd]) expect(throughBytes(one)).toEqual({ denial: one, at: NOW })
  })

  it('loses the longest values of condition keys first', () => {
    const conditions = [
      { key: 'aws:SourceIp', values: ['192.0.2.1'] },
      { key: 'aws:UserAgent', values: ['x'.repeat(2000)] },
      { key: 'aws:Referer', values: ['y'.repeat(1000)] },
    ]
    const { denial: short } = throughBytes(denial({ conditions }))
    expect(short).toEqual(
      denial({
        conditions: [conditions[0]!, { key: 'aws:UserAgent', values: [] }, conditions[2]!],
        shortened: true,
      }),
    )
  })

  it('loses elements of the longest statements next, then whole lists, then the end of the resource', () => {
    const long = statement({ sid: 'Long', resources: { negated: false, patterns: ['r'.repeat(3000)] } })
    const conditions = [{ key: 'aws:SourceIp', values: ['192.0.2.1'] }]
    const bare = { principals: [], actions: { negated: false, patterns: [] }, conditions: [] }
    const empty = { ...bare, resources: { negated: false, patterns: [] } }
    expect(throughBytes(denial({ statements: [long, statement()], conditions })).denial).toEqual(
      denial({
        statements: [{ sid: 'Long', effect: 'Deny', ...empty }, statement()],
        conditions: [{ key: 'aws:SourceIp', values: [] }],
        shortened: true,
      }),
    )
    const keys = Array.from({ length: 300 }, (_, i) => ({ key: `aws:RequestTag/${i}`, values: ['v'] }))
    expect(throughBytes(denial({ conditions: keys })).denial).toMatchObject({
      conditions: [],
      statements: [{ sid: 'S', effect: 'Deny' }],
    })
    const resource = `arn:aws:s3:::${'ü'.repeat(2000)}`
    const cut = throughBytes(denial({ conditions: keys, resource })).denial
    expect(cut).toMatchObject({ conditions: [], statements: [], shortened: true })
    expect(resource.startsWith(cut.resource)).toBe(true)
    expect(cut.resource.length).toBeGreaterThan(500)
  })

  it('always has the same length, and can be read', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const texts = fc.array(text, { maxLength: 8 })
    const keys = fc.array(fc.record({ key: text, values: texts }), { maxLength: 8 })
    const patterns = fc.record({ negated: fc.boolean(), patterns: texts })
    const statements = fc.array(
      fc.record({
        sid: fc.option(text, { nil: undefined }),
        effect: fc.constantFrom('Allow' as const, 'Deny' as const),
        principals: texts,
        actions: patterns,
        resources: patterns,
        conditions: keys,
      }),
      { maxLength: 5 },
    )
    const resource = fc.string({ unit: 'binary', maxLength: 3000 })
    fc.assert(
      fc.property(keys, statements, resource, (conditions, matched, name) => {
        const given = denial({ conditions, statements: matched, resource: name.toWellFormed() })
        const bytes = encodeDenial(given, NOW, DENIAL_BYTES)
        expect(bytes).toHaveLength(DENIAL_BYTES)
        const { denial: read } = decodeDenial(bytes)
        if (!read.shortened) expect(read).toEqual(given)
        expect(read).toMatchObject({ explicit: true, action: given.action, principal: given.principal })
        expect(given.resource.startsWith(read.resource)).toBe(true)
      }),
    )
  })
})

describe('an encoded message', () => {
  it('opens for its account, for as long as it lives', () => {
    const messages = new AuthorizationMessages(openVault({}))
    const message = messages.seal(ACCOUNT, denial(), NOW)
    expect(message).toMatch(/^[\w-]{2900,3071}$/)
    expect(messages.open(ACCOUNT, message, NOW)).toEqual(denial())
    expect(messages.open(ACCOUNT, message, NOW + MESSAGE_LIFETIME_MS)).toEqual(denial())
    expect(messages.open(ACCOUNT, message, NOW + MESSAGE_LIFETIME_MS + 1)).toBeUndefined()
    expect(messages.open('210987654321', message, NOW)).toBeUndefined()
    expect(new AuthorizationMessages(openVault({})).open(ACCOUNT, message, NOW)).toBeUndefined()
  })

  it('opens after the master key was rotated, while the former is there', () => {
    const [former] = parseMasterKeys(`a:${Buffer.alloc(32, 1).toString('base64')}`)
    const [next] = parseMasterKeys(`b:${Buffer.alloc(32, 2).toString('base64')}`)
    const message = new AuthorizationMessages(createVault([former!])).seal(ACCOUNT, denial(), NOW)
    const both = new AuthorizationMessages(createVault([next!, former!]))
    expect(both.open(ACCOUNT, message, NOW)).toEqual(denial())
    expect(new AuthorizationMessages(createVault([next!])).open(ACCOUNT, message, NOW)).toBeUndefined()
  })

  it('does not open with a bit of it changed', () => {
    const messages = new AuthorizationMessages(openVault({}))
    const bytes = Buffer.from(messages.seal(ACCOUNT, denial(), NOW), 'base64url')
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        expect(messages.open(ACCOUNT, changed.toString('base64url'), NOW)).toBeUndefined()
      }),
    )
  })

  it('is not taken from anybody', () => {
    const messages = new AuthorizationMessages(openVault({}))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 200 })), (text) => {
        expect(messages.open(ACCOUNT, text, NOW)).toBeUndefined()
      }),
    )
  })
})
