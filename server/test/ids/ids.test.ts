import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accessKeyId,
  accountOfAccessKey,
  requestId,
  secretAccessKey,
  UNIQUE_ID_PREFIX,
  type UniqueIdKind,
  uniqueId,
} from '../../src/ids.ts'

const account = fc.integer({ min: 1, max: 999_999_999_999 }).map((number) => String(number).padStart(12, '0'))

describe('unique ids', () => {
  test.each(Object.entries(UNIQUE_ID_PREFIX))('of a %s begin with %s', (kind, prefix) => {
    const id = uniqueId(kind as UniqueIdKind)
    expect(id).toMatch(/^[A-Z]{4}[A-Z2-7]{17}$/)
    expect(id.startsWith(prefix)).toBe(true)
  })

  test('use the whole alphabet and do not repeat', () => {
    const ids = Array.from({ length: 2000 }, () => uniqueId('user'))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(ids.map((id) => id.slice(4)).join('')).size).toBe(32)
  })
})

describe('access key ids', () => {
  test('carry their account', () => {
    fc.assert(
      fc.property(account, fc.constantFrom('AKIA', 'ASIA'), (accountId, prefix) => {
        const id = accessKeyId(accountId, prefix)
        expect(id).toMatch(new RegExp(`^${prefix}[A-Z2-7]{16}$`))
        expect(accountOfAccessKey(id)).toBe(accountId)
      }),
    )
  })

  test('of one account differ', () => {
    const ids = Array.from({ length: 2000 }, () => accessKeyId('123456789012'))
    expect(new Set(ids).size).toBe(ids.length)
  })

  // Key ids of AWS whose accounts were published with them, by those who worked the layout out.
  test.each([
    ['ASIAY34FZKBOKMUTVV7A', '609629065308'],
    ['ASIAQNZGKIQY56JQ7WML', '029608264753'],
  ])('of AWS are read: %s', (id, accountId) => {
    expect(accountOfAccessKey(id)).toBe(accountId)
  })

  test('without an account, or not one at all', () => {
    // Keys of the old kind have a first bit of zero.
    expect(accountOfAccessKey('AKIAIOSFODNN7EXAMPLE')).toBeUndefined()
    expect(accountOfAccessKey('AKIAI44QH4DHBEXAMPLE')).toBeUndefined()
    expect(accountOfAccessKey('AIDAQAAAAAAAAAAAAAAA')).toBeUndefined()
    expect(accountOfAccessKey('AKIAQAAAAAAAAAAAAAA1')).toBeUndefined()
    expect(accountOfAccessKey('AKIA7777777777777777')).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(accountOfAccessKey(text)).toBeUndefined()
      }),
    )
  })

  test('are only made for account ids', () => {
    for (const wrong of ['', '12345678901', '1234567890123', '12345678901x', '-12345678901']) {
      expect(() => accessKeyId(wrong)).toThrow(RangeError)
    }
  })
})

test('secret access keys are 40 characters of base64', () => {
  const secrets = Array.from({ length: 200 }, secretAccessKey)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9+/]{40}$/)
  expect(new Set(secrets).size).toBe(secrets.length)
})

test('request ids are UUIDs', () => {
  expect(requestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
